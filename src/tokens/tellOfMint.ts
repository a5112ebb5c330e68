import * as l10n from "@vscode/l10n";
import type { ApiKey } from "../coder/api/answers";
import { runCommand } from "../platform/commands";
import { unlessKeyringFails } from "../platform/keyring/keyringFailed";
import { warn } from "../platform/shown/notify";
import type { Sessions } from "../session/sessions";
import type { SignedIn } from "../session/sessionState";
import type { TokenStores } from "./list/tokenStores";
import type { MintIntent } from "./minting/mintIntent";
import type { Recovery, UnfinishedMint } from "./minting/recovery";

/** What reminding works with. */
export type MintParts = Recovery & { readonly sessions: Sessions; readonly tokens: TokenStores };

/**
 * Tells what became of a creation that never came to its end, and does what the person presses there.
 * @param parts what it works with.
 * @param session of the person who began it.
 * @param finding what was found.
 * @returns false when that failed, so that it is to be told again.
 */
export async function tellOfMint(
  parts: MintParts,
  session: SignedIn,
  finding: UnfinishedMint,
): Promise<boolean> {
  const { intent } = finding;
  const { host } = session.deployment;
  const name = nameOf(intent);
  try {
    switch (finding.kind) {
      case "orphan":
        await offerRemoval(parts, session, intent, finding.key);
        break;
      case "shut":
        await offerOpening(parts, session, intent);
        break;
      case "broader":
        await warn(
          finding.retirement instanceof Error
            ? l10n.t(
                '"{0}" on {1} can do more than requested and couldn\'t be revoked. Expire it now.',
                name,
                host,
              )
            : l10n.t(
                '{0} created "{1}" with more access than requested. It was revoked and can\'t be used.',
                host,
                name,
              ),
        );
        await parts.tokens.of(session).refresh("changed");
    }
    return true;
  } catch (error) {
    parts.log.error(`"${name}" could not be dealt with`, error);
    await warn(l10n.t('"{0}" couldn\'t be checked on {1}. See the log for details.', name, host));
    return false;
  }
}

/** The keyring may open it later; if it never does, nobody can use the token. */
async function offerOpening(
  parts: Pick<MintParts, "vault" | "mint" | "tokens">,
  session: SignedIn,
  intent: MintIntent,
): Promise<void> {
  const { vault, mint } = parts;
  const again = l10n.t("Try Again");
  const remove = l10n.t("Delete Token");
  const pressed = await warn(
    l10n.t(
      "The secret of \"{0}\" is saved, but VS Code's secret storage can't unlock it now. Unlock your system's keyring, then try again.",
      nameOf(intent),
    ),
    again,
    ...(intent.tokenId === undefined ? [] : [remove]),
  );
  if (pressed === again) {
    if ((await unlessKeyringFails(vault.get(intent.id), undefined)) === undefined)
      await offerOpening(parts, session, intent);
    else await runCommand("coderAccess.tokens.showWaitingSecret");
  } else if (pressed === remove && intent.tokenId !== undefined) {
    await removeToken(parts, session, intent.tokenId, () => mint.delivered(intent.id));
  }
}

async function offerRemoval(
  parts: Pick<MintParts, "journal" | "tokens">,
  session: SignedIn,
  intent: MintIntent,
  key: ApiKey,
): Promise<void> {
  const remove = l10n.t("Delete Token");
  const keep = l10n.t("Keep It");
  const pressed = await warn(
    l10n.t(
      '"{0}" was created on {1}, but its secret was lost. Nobody can use it.',
      nameOf(intent),
      session.deployment.host,
    ),
    remove,
    keep,
  );
  const end = () => parts.journal.end(intent.id);
  if (pressed === remove) await removeToken(parts, session, key.id, end);
  else if (pressed === keep) await end();
}

/** Deletes a token that nobody can use, and ends what was left unfinished of it once it is gone. */
async function removeToken(
  { tokens }: Pick<MintParts, "tokens">,
  session: SignedIn,
  tokenId: string,
  end: () => Promise<unknown>,
): Promise<void> {
  await session.client.keys.delete(tokenId);
  await end();
  await tokens.of(session).refresh("changed");
}

/** The name of the token, and whose it is when it is another's. */
function nameOf({ request: { name, owner } }: MintIntent): string {
  return owner ? `${name} (${owner.username})` : name;
}

/**
 * Tells of the oldest secret that waits, and leads to it.
 * @param name of its token.
 * @param others how many more wait.
 */
export async function remindOfSecret(name: string, others: number): Promise<void> {
  const show = l10n.t("Show Secret");
  const sentence =
    others === 0
      ? l10n.t('You haven\'t saved the secret of "{0}" yet.', name)
      : l10n.t('You haven\'t saved the secrets of "{0}" and {1} more yet.', name, others);
  if ((await warn(sentence, show)) === show) await runCommand("coderAccess.tokens.showWaitingSecret");
}
