import * as vscode from "vscode";
import { inBackground, quietly } from "../platform/background";
import { unlessKeyringFails } from "../platform/keyring/keyringFailed";
import type { SignedIn } from "../session/sessionState";
import type { UnfinishedMint } from "./minting/recovery";
import type { MintParts } from "./tellOfMint";

/** How often to look at open intents again, in ms. */
const usualPause = 60_000;

/** Finds unfinished work at the start, after each sign-in, and again while something is open. */
export class MintReminders implements vscode.Disposable {
  readonly #told = new Set<string>();
  readonly #watching: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;

  readonly #parts: MintParts;
  readonly #pauseMs: number;

  /**
   * @param parts what it needs.
   * @param pauseMs how often to look at open intents again.
   */
  constructor(parts: MintParts, pauseMs: number = usualPause) {
    this.#parts = parts;
    this.#pauseMs = pauseMs;

    this.#watching = vscode.Disposable.from(
      parts.sessions.onDidChange(({ added, changed }) => {
        if (added.length + changed.length > 0)
          quietly("Looking after unfinished tokens", this.#look([...added, ...changed]));
      }),
      // The form has just shown it, so do not show it again immediately.
      parts.mint.onDidLose(() => this.#lookSoon()),
    );
  }

  /** Reports waiting secrets, and what happened to the other intents. */
  async start(): Promise<void> {
    const { vault, journal, log } = this.#parts;
    await vault
      .forgetLeftovers((id) => journal.isOpen(id))
      .catch((error: unknown) => log.error("What was delivered could not be forgotten", error));
    const [first, ...others] = await unlessKeyringFails(vault.list(), []);
    if (first) {
      inBackground("Showing a secret that waits", async () => {
        const { remindOfSecret } = await import("./tellOfMint");
        await remindOfSecret(first.name, others.length);
      });
    }
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
        // Most of the time nothing was left.
        if ((await this.#parts.journal.list()).length === 0) break;
        const { recover } = await import("./minting/recovery");
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
    const { id } = finding.intent;
    const { tellOfMint } = await import("./tellOfMint");
    if (this.#told.has(id)) return;
    this.#told.add(id);
    if (!(await tellOfMint(this.#parts, session, finding))) this.#told.delete(id);
  }
}
