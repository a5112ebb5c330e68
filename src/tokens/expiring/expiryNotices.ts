import type { ApiKey } from "../../coder/api/answers";
import type { CoderApi } from "../../coder/api/api";
import { CoderError } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";
import { quietly } from "../../platform/background";
import type { Log } from "../../platform/log";
import { serverNow } from "../../session/serverTime";
import type { Sessions } from "../../session/sessions";
import type { SignedIn } from "../../session/sessionState";
import type { TokenStores } from "../list/tokenStores";
import type { DailyLooks } from "./dailyLooks";
import { endsSoon, type IsExempt, nextEndsSoon } from "./endsSoon";
import { dayOf } from "./lookDue";
import type { ToldTokens } from "./toldTokens";

/** A token whose end is to be told. */
export type Expiring = { readonly session: SignedIn; readonly key: ApiKey; readonly now: Date };

type Parts = {
  readonly sessions: Pick<Sessions, "all" | "onDidChange">;
  readonly tokens: Pick<TokenStores, "of" | "onDidChange">;
  readonly looks: DailyLooks;
  readonly told: ToldTokens;
  /** Whether the person wants to be told. */
  readonly isOn: () => boolean;
  /** Whether the Tokens view is in sight, which tells by itself. */
  readonly isInSight: () => boolean;
  readonly isExempt: IsExempt;
  /** A client of the session whose failures end no session and are told to nobody. */
  readonly quietClient: (session: SignedIn) => CoderApi;
  /** Tells of tokens, all at once. */
  readonly tell: (expiring: readonly Expiring[]) => void;
  readonly log: Pick<Log, "info" | "warn">;
};

/** The list of a session's own tokens, as this window last had it. */
type Known = { readonly keys: readonly ApiKey[]; readonly client: Pick<SignedIn, "client"> };

/** After a start VS Code shows what it shows before anything else is begun, and the view is in sight by then. In ms. */
const settlingTime = 3_000;
/** How often a window that stays open looks, in ms. */
const lookEvery = 3_600_000;

/**
 * Tells before tokens expire, without anybody opening a view. A hidden view makes one request for that, the list of
 * tokens, once a day and deployment; what the view has read is used as it is. Who is offline is told nothing.
 */
export class ExpiryNotices {
  readonly #listed = new Map<string, { readonly session: SignedIn; readonly known: Known }>();
  #watching: { dispose(): unknown }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;

  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Begins to look, a moment after the start. */
  start(): void {
    const { sessions, tokens, looks, log } = this.#parts;
    this.#watching = [
      tokens.onDidChange(() => this.#lookIn(1_000)),
      sessions.onDidChange(({ added, removed }) => {
        if (added.length > 0) this.#lookIn(settlingTime);
        for (const { deployment } of removed) {
          this.#listed.delete(deployment.href);
          looks
            .remove(deployment.href)
            .catch((error: unknown) => log.warn(`A look could not be struck out: ${String(error)}`));
        }
      }),
    ];
    this.#lookIn(settlingTime);
  }

  /** Looks now; of several calls at once the last one counts. It never throws. */
  async look(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#lookWhileAsked().finally(() => (this.#running = undefined));
    await this.#running;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const part of this.#watching) part.dispose();
  }

  async #lookWhileAsked(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        this.#lookIn(await this.#look());
      } catch (error) {
        this.#parts.log.warn(`Tokens that expire soon could not be looked for: ${String(error)}`);
        this.#lookIn(lookEvery);
      }
    }
  }

  #lookIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => quietly("Looking for tokens that expire soon", this.look()),
      Math.min(milliseconds, lookEvery),
    );
    // It must not keep a window alive that closes.
    this.#timer.unref();
  }

  /** @returns when to look again, in ms. */
  async #look(): Promise<number> {
    const { sessions, looks, told, isOn, isInSight, isExempt, tell } = this.#parts;
    for (const { deployment } of sessions.all) await looks.add(deployment.href);
    if (!isOn()) return lookEvery;
    const expiring: Expiring[] = [];
    let next = lookEvery;
    for (const session of sessions.all) {
      const known = await this.#tokensOf(session);
      if (!known) continue;
      const { href } = session.deployment;
      const now = serverNow(known.client);
      next = Math.min(next, nextEndsSoon(known.keys, now));
      if (isInSight()) continue;
      for (const key of known.keys) {
        if (!endsSoon(key, now) || isExempt(href, key.id)) continue;
        if (await told.take(href, key)) expiring.push({ session, key, now });
      }
    }
    if (expiring.length > 0) tell(expiring);
    return next;
  }

  /** What the view has, else what this window listed; else the list, once a day. */
  async #tokensOf(session: SignedIn): Promise<Known | undefined> {
    const { tokens, looks, isInSight } = this.#parts;
    const { href } = session.deployment;
    const { current } = tokens.of(session);
    const today = dayOf(new Date());
    if (current.kind === "loaded" && current.last.isEverybodys !== true)
      return { keys: current.last.tokens, client: session };

    const listed = this.#listed.get(href);
    const last = listed?.session === session ? listed.known : undefined;
    // The view is about to ask, or does.
    if (current.kind === "loading" || isInSight() || !(await looks.take(href, today))) return last;
    return (await this.#list(session, today)) ?? last;
  }

  async #list(session: SignedIn, today: string): Promise<Known | undefined> {
    const { looks, told, quietClient, log } = this.#parts;
    const { href } = session.deployment;
    const client = quietClient(session);
    try {
      const { items: keys } = await client.tokens.list({ includeExpired: false });
      const known = { keys, client: { client } };
      this.#listed.set(href, { session, known });
      await told.forgetOld(serverNow(known.client));
      return known;
    } catch (error) {
      if (!(error instanceof CoderError)) throw error;
      log.info(`Tokens that expire soon were not looked for at ${href}: ${error.message}`);
      // Without a way there nothing was asked: a machine that wakes up finds its network later.
      if (isOfKind(error, "unreachable") && error.sent === "no") await looks.giveBack(href, today);
      return undefined;
    } finally {
      client.dispose();
    }
  }
}
