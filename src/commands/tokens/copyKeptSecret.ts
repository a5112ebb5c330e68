import * as l10n from "@vscode/l10n";
import { quietly } from "../../platform/background";
import { Cancelled, Explained } from "../../platform/errors";
import { inform } from "../../platform/shown/notify";
import { pickItem } from "../../platform/shown/quickInputs";
import { type ListedToken, tokenMeantBy } from "../../presentation/token/listedToken";
import type { KnownSessions } from "../../session/sessionState";
import type { KeptSecret, SavedSecrets } from "../../tokens/secrets/keptSecret";
import type { CopySecret } from "../../webviews/delivery/ways/clipboardGuard";
import { requireSession } from "../services/requireSession";

/** Copies a secret saved for reuse, and clears the clipboard after a minute where VS Code can. */
export async function copyKeptSecret(
  {
    sessions,
    kept,
    copySecret,
  }: {
    readonly sessions: KnownSessions;
    readonly kept: SavedSecrets;
    readonly copySecret: CopySecret;
  },
  argument: unknown,
): Promise<void> {
  const { deployment } = requireSession(sessions, argument);
  const token = tokenMeantBy(argument);
  const asked = token && (await secretOf(kept, token));
  const { name, secret } = asked ?? (await pickKept(await kept.list(deployment.href), deployment.host));
  const copied = await copySecret(secret);
  quietly(
    "Telling that it is copied",
    inform(
      copied === "stays"
        ? l10n.t('Copied the secret of "{0}". Copy something else when you\'re done.', name)
        : l10n.t('Copied the secret of "{0}". The clipboard is cleared in a minute.', name),
    ),
  );
}

/** @throws Explained if no secret of this token is saved; another token's is never copied instead. */
async function secretOf(kept: SavedSecrets, { key, loaded }: ListedToken): Promise<KeptSecret> {
  const found = await kept.get(loaded.session.deployment.href, key.id);
  if (found) return found;
  throw new Explained(l10n.t('No secret of "{0}" is saved in VS Code.', key.name));
}

async function pickKept(secrets: readonly KeptSecret[], host: string): Promise<KeptSecret> {
  if (secrets.length === 0) {
    throw new Explained(
      l10n.t("No secret for {0} is saved in VS Code. You can save one when you create a token.", host),
    );
  }
  const picked = await pickItem(
    secrets.map((secret) => ({ label: secret.name, description: secret.tokenId, secret })),
    { title: l10n.t("Copy a Saved Secret") },
  );
  if (!picked) throw new Cancelled();
  return picked.secret;
}
