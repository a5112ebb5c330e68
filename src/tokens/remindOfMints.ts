import * as vscode from "vscode";
import { runCommand } from "../platform/commands";
import { warn } from "../platform/notify";
import type { Sessions } from "../session/sessions";
import type { SignedIn } from "../session/sessionState";
import type { MintJournal } from "./journal";
import { findOrphans, type Orphan } from "./recovery";
import type { TokenStores } from "./tokenStores";
import type { Vault } from "./vault";

type Reminders = {
  readonly sessions: Sessions;
  readonly journal: MintJournal;
  readonly vault: Vault;
  readonly tokens: TokenStores;
};

/**
 * Tells the person, at start, of secrets that wait for them and of tokens whose secret was lost on the way.
 * @param reminders where to look.
 * @throws CoderError when an orphan could not be deleted.
 */
export async function remindOfMints({ sessions, journal, vault, tokens }: Reminders): Promise<void> {
  const [first, ...others] = await vault.list();
  if (first) void remindOfSecret(first.name, others.length);
  for (const session of sessions.all) {
    for (const orphan of await findOrphans(journal, vault, session, Date.now())) {
      await offerRemoval(orphan, session, journal, tokens);
    }
  }
}

async function remindOfSecret(name: string, others: number): Promise<void> {
  const show = vscode.l10n.t("Show Secret");
  const sentence =
    others === 0
      ? vscode.l10n.t('The secret of "{0}" is still waiting for you.', name)
      : vscode.l10n.t('The secrets of "{0}" and {1} more are still waiting for you.', name, others);
  if ((await warn(sentence, show)) === show) await runCommand("coderAccess.tokens.showWaitingSecret");
}

async function offerRemoval(
  { intent, key }: Orphan,
  session: SignedIn,
  journal: MintJournal,
  tokens: TokenStores,
): Promise<void> {
  const remove = vscode.l10n.t("Delete Token");
  const keep = vscode.l10n.t("Keep It");
  const pressed = await warn(
    vscode.l10n.t(
      '"{0}" was created at {1}, but its secret was lost on the way. Nobody can use it.',
      key.name,
      session.deployment.host,
    ),
    remove,
    keep,
  );
  if (pressed === undefined) return;
  if (pressed === remove) await session.client.keys.delete(key.id);
  await journal.end(intent.id);
  if (pressed === remove) await tokens.of(session).refresh("changed");
}
