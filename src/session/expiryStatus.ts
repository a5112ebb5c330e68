import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import { makeStatusItem, type StatusItem } from "../platform/statusBar";
import { serverNow } from "./serverTime";
import type { Sessions } from "./sessions";
import { answerCountsFor, changesIn, type KnownEnd, mayBeEnding, stageOf } from "./sessionStage";
import type { SignedIn } from "./sessionState";

const never = Number.MAX_SAFE_INTEGER;

/** Sessions are checked no more often than this, ms. */
const leastWait = 1_000;

/** When a session ends according to the server, and when we asked (ms since 1970). */
type Asked = KnownEnd & { readonly askedAt: number };

/**
 * Shows in the status bar that a session is about to end or has ended, and nothing otherwise. Using most
 * sessions extends them, so we ask the server before showing anything.
 */
export class ExpiryStatus implements vscode.Disposable {
  readonly #item: StatusItem;
  readonly #watching: { dispose(): unknown };
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #isDisposed = false;
  readonly #known = new WeakMap<SignedIn, Asked>();

  readonly #sessions: Sessions;
  readonly #guard: (look: () => Promise<void>) => void;

  /**
   * @param sessions who is signed in.
   * @param guard runs work that nobody waits for.
   */
  constructor(sessions: Sessions, guard: (look: () => Promise<void>) => void) {
    this.#sessions = sessions;
    this.#guard = guard;

    this.#item = makeStatusItem("coderAccess.session", l10n.t("Coder Session"));
    this.#watching = sessions.onDidChange(() => guard(() => this.look()));
  }

  /** Checks the sessions that may be about to end; only one check runs at a time. */
  async look(): Promise<void> {
    this.#looking = this.#looking.catch(() => undefined).then(() => this.#lookNow());
    await this.#looking;
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#watching.dispose();
    this.#item.dispose();
  }

  async #lookNow(): Promise<void> {
    for (const session of this.#sessions.all) await this.#askWhenDue(session);
    if (this.#isDisposed) return;
    const ending = this.#sessions.all
      .map((session) => ({ session, end: this.#endOf(session) }))
      .sort((a, b) => a.end.endsAt - b.end.endsAt);
    const next = ending.find(({ session, end }) => stageOf(end, +serverNow(session)) !== "fine");
    if (next) this.#item.show((await import("./endingSession")).endingSession(next.session, next.end));
    else this.#item.hide();
    clearTimeout(this.#timer);
    const waits = ending
      .filter(({ end }) => end.endsAt < never)
      .map(({ session, end }) => changesIn(end, +serverNow(session)));
    if (waits.length === 0) return;
    const look = () => this.#guard(() => this.look());
    this.#timer = setTimeout(look, Math.max(leastWait, Math.min(...waits)));
    this.#timer.unref();
  }

  #endOf(session: SignedIn): KnownEnd {
    const { expiresAt, lifetimeSeconds } = session.record;
    return (
      this.#known.get(session) ?? {
        endsAt: expiresAt === undefined ? never : Date.parse(expiresAt),
        lifetimeMs: lifetimeSeconds === undefined ? undefined : lifetimeSeconds * 1000,
      }
    );
  }

  async #askWhenDue(session: SignedIn): Promise<void> {
    const end = this.#endOf(session);
    const now = Date.now();
    const askedAt = this.#known.get(session)?.askedAt;
    if (!mayBeEnding(end, +serverNow(session))) return;
    if (askedAt !== undefined && now - askedAt < answerCountsFor(end)) return;
    const { askEnd } = await import("./endingSession");
    this.#known.set(session, { ...(await askEnd(session, end)), askedAt: now });
  }
}
