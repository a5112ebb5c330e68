import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { DeploymentHref } from "../../coder/api/deployment";
import { noTokenSentence, readPastedToken } from "../../core/token/pastedToken";
import type { Secret } from "../../core/token/secret";
import type { TokenId } from "../../core/token/tokenText";
import { Cancelled, Explained } from "../../platform/errors";
import { unlessKeyringFails } from "../../platform/keyring/keyringFailed";
import { inform, warn } from "../../platform/shown/notify";
import { withProgress } from "../../platform/shown/progress";
import { askForText, pickItem } from "../../platform/shown/quickInputs";
import { proofInShort } from "../../presentation/proofWords";
import { type ListedToken, tokenMeantBy } from "../../presentation/token/listedToken";
import type { KnownSessions } from "../../session/sessionState";
import { GrantUnknown } from "../../tokens/proof/grantUnknown";
import type { Proof } from "../../tokens/proof/proof";
import type { Proved, SecretAtHand } from "../../tokens/proof/proved";
import type { SavedSecrets } from "../../tokens/secrets/keptSecret";
import { requireSession } from "../services/requireSession";

/** Has a token itself ask the server whether it can do what its grant says, and nothing beyond that. */
export async function verifyToken(
  services: {
    readonly sessions: KnownSessions;
    readonly kept: SavedSecrets;
    readonly prove: (token: SecretAtHand, signal?: AbortSignal) => Promise<Proved>;
  },
  argument: unknown,
): Promise<void> {
  const { deployment } = requireSession(services.sessions, argument);
  const secret = await secretOf(services, deployment.href, tokenMeantBy(argument));
  const tokenId = secret.tokenId ?? "";
  const { proof, key } = await withProgress(
    {
      in: "notification",
      title: l10n.t("Verifying on {0}…", deployment.host),
      cancellable: true,
    },
    (_, cancellation) => {
      const asking = new AbortController();
      cancellation.onCancellationRequested(() => asking.abort());
      return services
        .prove({ deployment: deployment.href, tokenId, secret }, asking.signal)
        .catch((error: unknown) => {
          if (asking.signal.aborted) throw new Cancelled();
          throw error instanceof GrantUnknown ? unknownGrant(deployment.host, error) : error;
        });
    },
  );
  await showProof(key.name, proof);
}

function unknownGrant(host: string, error: GrantUnknown): Explained {
  return new Explained(
    l10n.t("{0} doesn't show you this token, so its permissions can't be checked.", host),
    [],
    error,
  );
}

/** Returns the saved secret of the token, another saved secret, or one that the person pastes. */
async function secretOf(
  { kept }: { readonly kept: SavedSecrets },
  href: DeploymentHref,
  token: ListedToken | undefined,
): Promise<Secret> {
  const title = token ? l10n.t("Verify {0}", token.key.name) : l10n.t("Verify a Token");
  if (token) {
    return (
      (await unlessKeyringFails(kept.get(href, token.key.id), undefined))?.secret ??
      (await paste(title, token.key.id))
    );
  }
  const secrets = await unlessKeyringFails(kept.list(href), []);
  if (secrets.length === 0) return paste(title, undefined);
  const items: (vscode.QuickPickItem & { secret: Secret | undefined })[] = [
    { label: l10n.t("Paste a secret…"), iconPath: new vscode.ThemeIcon("clippy"), secret: undefined },
    ...secrets.map(({ name, tokenId, secret }) => ({
      label: name,
      description: tokenId,
      iconPath: new vscode.ThemeIcon("key"),
      secret,
    })),
  ];
  const picked = await pickItem(items, { title });
  if (!picked) throw new Cancelled();
  return picked.secret ?? (await paste(title, undefined));
}

async function paste(title: string, id: TokenId | undefined): Promise<Secret> {
  const text = await askForText({
    title,
    password: true,
    prompt: l10n.t("Paste the token's secret. It's sent only to its own deployment and isn't stored."),
    validateInput: (pasted) => refusalOf(pasted, id),
  });
  const pasted = readPastedToken(text ?? "");
  if (pasted.kind !== "token") throw new Cancelled();
  return pasted.token;
}

/** Returns why a pasted text is not accepted, or undefined if it is. */
function refusalOf(text: string, id: TokenId | undefined): string | undefined {
  const pasted = readPastedToken(text);
  switch (pasted.kind) {
    case "empty":
      return l10n.t("Paste the token's secret.");
    case "several":
      return l10n.t("This text contains more than one token. Paste only the one to verify.");
    case "none":
      return noTokenSentence();
    case "token":
      return id === undefined || pasted.token.tokenId === id
        ? undefined
        : l10n.t("This is the secret of another token.");
  }
}

async function showProof(name: string, proof: Proof): Promise<void> {
  const sentence = l10n.t('"{0}": {1}', name, proofInShort(proof));
  const hasMore = proof.disagreements.length + proof.blocked.length + proof.defects.length > 0;
  const show = l10n.t("Show Results");
  const say = proof.disagreements.length > 0 ? warn : inform;
  if ((await say(sentence, ...(hasMore ? [show] : []))) !== show) return;
  const line = (icon: string) => (label: string) => ({ label, iconPath: new vscode.ThemeIcon(icon) });
  await pickItem(
    [
      ...proof.disagreements.map(({ sentence: label, isBroader }) =>
        line(isBroader ? "error" : "warning")(label),
      ),
      ...proof.defects.map(line("bug")),
      ...proof.blocked.map(line("circle-slash")),
    ],
    { title: sentence },
  );
}
