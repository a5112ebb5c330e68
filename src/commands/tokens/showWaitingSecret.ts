import * as l10n from "@vscode/l10n";
import { Cancelled, Explained } from "../../platform/errors";
import { KeyringFailed } from "../../platform/keyring/keyringFailed";
import { pickItem } from "../../platform/shown/quickInputs";
import { type ListedToken, tokenMeantBy } from "../../presentation/token/listedToken";
import type { WaitingSecret, WaitingSecrets } from "../../tokens/secrets/waitingSecret";

/** Opens the delivery of a secret that was minted but never confirmed as saved. */
export async function showWaitingSecret(
  {
    vault,
    openDelivery,
  }: {
    readonly vault: WaitingSecrets;
    readonly openDelivery: (secret: WaitingSecret, isSafe: boolean) => void;
  },
  argument: unknown,
): Promise<void> {
  const { secrets: waiting, shut } = await vault.survey();
  const token = tokenMeantBy(argument);
  const asked = token && waiting.find((secret) => isOf(secret, token));
  if (asked === undefined && shut.length > 0) throw new KeyringFailed("read");
  if (token && !asked) throw new Explained(l10n.t('"{0}" has no new secret.', token.key.name));

  openDelivery(asked ?? (await pickWaiting(waiting)), true);
}

function isOf({ deployment, tokenId }: WaitingSecret, { key, loaded }: ListedToken): boolean {
  return tokenId === key.id && deployment === loaded.session.deployment.href;
}

async function pickWaiting(waiting: readonly WaitingSecret[]): Promise<WaitingSecret> {
  const [first] = waiting;
  if (!first) throw new Explained(l10n.t("There are no new secrets."));
  if (waiting.length === 1) return first;
  const picked = await pickItem(
    waiting.map((secret) => ({ label: secret.name, description: secret.deployment, secret })),
    { title: l10n.t("Show a New Secret") },
  );
  if (!picked) throw new Cancelled();
  return picked.secret;
}
