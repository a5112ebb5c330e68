import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { ApiKey } from "../coder/api/answers";
import { inBackground, quietly } from "../platform/background";
import { runCommand } from "../platform/commands";
import { unlessKeyringFails } from "../platform/keyring/keyringFailed";
import { warn } from "../platform/shown/notify";
import type { Sessions } from "../session/sessions";
import type { SignedIn } from "../session/sessionState";
import type { TokenStores } from "./list/tokenStores";
import type { MintIntent } from "./minting/mintIntent";
import { recover, type Recovery, type UnfinishedMint } from "./minting/recovery";

type Parts = Recovery & { readonly sessions: Sessions; readonly tokens: TokenStores };

/** How often open intents are looked at again, in ms. */
const usualPause = 60_000;

/** Finds what was left unfinished, at start, after each sign-in, and again while something is open. */
export class MintReminders implements vscode.Disposable {
  readonly #told = new Set<string>();
  readonly #watching: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;

  readonly #parts: Parts;
  readonly #pauseMs: number;

  /**
   * @param parts what it works with.
   * @param pauseMs how often open intents are looked at again.
   */
  constructor(parts: Parts, pauseMs: number = usualPause) {
    this.#parts = parts;
    this.#pauseMs = pauseMs;

    this.#watching = vscode.Disposable.from(
      parts.sessions.onDidChange(({ added, changed }) => {
        if (added.length + changed.length > 0)
          quietly("Looking after unfinished tokens", this.#look([...added, ...changed]));
      }),
      // What is told beside the form is not told again at once.
      parts.mint.onDidLose(() => this.#lookSoon()),
    );
  }

  /** Tells of secrets that wait, and of what became of the other intents. */
  async start(): Promise<void> {
    const { vault, journal, log } = this.#parts;
    await vault
      .forgetLeftovers((id) => journal.isOpen(id))
      .catch((error: unknown) => log.error("What was delivered could not be forgotten", error));
    const [first, ...others] = await unlessKeyringFails(vault.list(), []);
    if (first) inBackground("Showing a secret that waits", remindOfSecret(first.name, others.length));
    await this.#look(this.#parts.sessions.all);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#watching.dispose();
  }

  async #look(sessions: readonly SignedIn[]): Promise<void> {
    let isOpen = false;
    for (const session of sessions) {
      try {
        const { findings, isOpen: stays } = await recover(this.#parts, session, Date.now());
        isOpen ||= stays;
        for (const finding of findings)
          quietly("Telling of an unfinished token", this.#tell(session, finding));
      } catch (error) {
        this.#parts.log.error("Unfinished tokens could not be looked for", error);
        isOpen = true;
      }
    }
    if (isOpen) this.#lookSoon();
  }

  #lookSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => quietly("Looking after unfinished tokens", this.#look(this.#parts.sessions.all)),
      this.#pauseMs,
    );
    this.#timer.unref();
  }

  async #tell(session: SignedIn, finding: UnfinishedMint): Promise<void> {
    const { intent } = finding;
    if (this.#told.has(intent.id)) return;
    this.#told.add(intent.id);
    const { host } = session.deployment;
    const name = nameOf(intent);
    try {
      switch (finding.kind) {
        case "orphan":
          await this.#offerRemoval(session, intent, finding.key);
          return;
        case "shut":
          await this.#offerOpening(session, intent);
          return;
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
          await this.#parts.tokens.of(session).refresh("changed");
      }
    } catch (error) {
      this.#told.delete(intent.id);
      this.#parts.log.error(`"${name}" could not be dealt with`, error);
      await warn(l10n.t('"{0}" couldn\'t be checked on {1}. See the log for details.', name, host));
    }
  }

  /** The keyring may open it later; if it never does, nobody can use the token. */
  async #offerOpening(session: SignedIn, intent: MintIntent): Promise<void> {
    const { vault, mint } = this.#parts;
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
        await this.#offerOpening(session, intent);
      else await runCommand("coderAccess.tokens.showWaitingSecret");
    } else if (pressed === remove && intent.tokenId !== undefined) {
      await this.#remove(session, intent.tokenId, () => mint.delivered(intent.id));
    }
  }

  async #offerRemoval(session: SignedIn, intent: MintIntent, key: ApiKey): Promise<void> {
    const { journal } = this.#parts;
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
    const end = () => journal.end(intent.id);
    if (pressed === remove) await this.#remove(session, key.id, end);
    else if (pressed === keep) await end();
  }

  /** Deletes a token that nobody can use, and ends what was left unfinished of it once it is gone. */
  async #remove(session: SignedIn, tokenId: string, end: () => Promise<unknown>): Promise<void> {
    await session.client.keys.delete(tokenId);
    await end();
    await this.#parts.tokens.of(session).refresh("changed");
  }
}

/** The name of the token, and whose it is when it is another's. */
function nameOf({ request: { name, owner } }: MintIntent): string {
  return owner ? `${name} (${owner.username})` : name;
}

async function remindOfSecret(name: string, others: number): Promise<void> {
  const show = l10n.t("Show Secret");
  const sentence =
    others === 0
      ? l10n.t('You haven\'t saved the secret of "{0}" yet.', name)
      : l10n.t('You haven\'t saved the secrets of "{0}" and {1} more yet.', name, others);
  if ((await warn(sentence, show)) === show) await runCommand("coderAccess.tokens.showWaitingSecret");
}
