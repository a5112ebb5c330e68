import * as vscode from "vscode";
import { CoderError } from "../coder";
import { tokenIdOf } from "../core";
import { makeStatusItem, type StatusItem } from "../platform/statusBar";
import { absoluteTime, relativeTime } from "../platform/times";
import type { Sessions } from "./sessions";
import type { SignedIn } from "./sessionState";

const hourMs = 3_600_000;

/** Sessions that end within this many milliseconds are told of. */
const warnMs = 24 * hourMs;

/** When a session ends, as far as we know, and when the server said so (milliseconds since 1970). */
type KnownEnd = { readonly ends: number; readonly askedAt: number };

/**
 * Shows in the status bar that a session is about to end; nothing is shown otherwise. Use moves the end of a session
 * (`/cli-auth` keys slide to 168 h again: seen on v2.31.0 and v2.35.1), so the server is asked before anything is said.
 */
export class ExpiryStatus implements vscode.Disposable {
  readonly #item: StatusItem;
  readonly #parts: { dispose(): unknown }[];
  readonly #timer: NodeJS.Timeout;
  readonly #known = new WeakMap<SignedIn, KnownEnd>();

  readonly #sessions: Sessions;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;

    this.#item = makeStatusItem("coderAccess.session", vscode.l10n.t("Coder Session"));
    this.#timer = setInterval(() => void this.look(), hourMs / 4);
    this.#parts = [this.#item, sessions.onDidChange(() => void this.look())];
  }

  /** Looks at the sessions that may be about to end, asking their servers at most once an hour. */
  async look(): Promise<void> {
    const now = Date.now();
    for (const session of this.#endingAt(now)) {
      const { askedAt } = this.#known.get(session) ?? { askedAt: 0 };
      if (now - askedAt >= hourMs) await this.#ask(session, now);
    }
    const [next] = this.#endingAt(now);
    if (next) this.#show(next, new Date(this.#endOf(next)), new Date(now));
    else this.#item.hide();
  }

  dispose(): void {
    clearInterval(this.#timer);
    for (const part of this.#parts) part.dispose();
  }

  /** Sessions that end soon, or have ended, the next one first. */
  #endingAt(now: number): SignedIn[] {
    return this.#sessions.all
      .filter((session) => this.#endOf(session) - now < warnMs)
      .sort((a, b) => this.#endOf(a) - this.#endOf(b));
  }

  #endOf(session: SignedIn): number {
    return this.#known.get(session)?.ends ?? Date.parse(session.record.expiresAt ?? "9999-12-31T00:00:00Z");
  }

  async #ask(session: SignedIn, now: number): Promise<void> {
    try {
      const { expiresAt } = await session.client.keys.get(tokenIdOf(session.record.session) ?? "");
      this.#known.set(session, { ends: expiresAt.getTime(), askedAt: now });
    } catch (error) {
      if (!(error instanceof CoderError)) throw error;
      this.#known.set(session, { ends: this.#endOf(session), askedAt: now });
    }
  }

  #show({ deployment }: SignedIn, ends: Date, now: Date): void {
    this.#item.show({
      icon: "watch",
      text: vscode.l10n.t("Coder session ends {0}", relativeTime(ends, now)),
      tooltip: vscode.l10n.t(
        "Your session at {0} ends {1}. Press to sign in again.",
        deployment.host,
        absoluteTime(ends),
      ),
      command: {
        id: "coderAccess.session.signIn",
        title: vscode.l10n.t("Sign In"),
        arguments: [deployment.href],
      },
    });
  }
}
