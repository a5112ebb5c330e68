import * as l10n from "@vscode/l10n";
import { CoderError } from "../../coder/errors/coderError";
import { buildCatalog } from "../../core/catalog/buildCatalog";
import { serverFeatures } from "../../core/release/serverFeatures";
import { quietly } from "../../platform/background";
import { Explained } from "../../platform/errors";
import type { Log } from "../../platform/log";
import { Signal } from "../../platform/signal";
import type { SignedIn } from "../../session/sessionState";
import type { LoadedTokens, RefreshReason, TokenList, TokensAnswer, TokensState } from "./loadedTokens";
import { whyNotListed } from "./mayNotList";
import type { TokenCache } from "./tokenCache";

/** The tokens of one session, fetched on demand and kept for all code that shows them. */
export class TokenStore implements TokenList {
  #state: TokensState = { kind: "unasked", last: undefined };
  #running: AbortController | undefined;
  #newest: Promise<void> | undefined;
  #asksForEverybodys = false;
  /** When a row of failures began. */
  #failingSince: Date | undefined;
  readonly #changed = new Signal<TokensState>();

  readonly onDidChange = this.#changed.listen;

  #session: SignedIn;
  readonly #cache: TokenCache;
  readonly #log: Log;

  constructor(session: SignedIn, cache: TokenCache, log: Log) {
    this.#session = session;
    this.#cache = cache;
    this.#log = log;
  }

  get current(): TokensState {
    return this.#state;
  }

  /** Continues with a new session at the same deployment; drops the data if it is another person's. */
  continueWith(session: SignedIn): void {
    const isWaitedFor = this.#state.kind === "loading";
    this.#running?.abort();
    const isSamePerson = session.record.userId === this.#session.record.userId;
    this.#session = session;
    if (!isSamePerson) {
      this.#asksForEverybodys = false;
      this.#newest = undefined;
      this.#failingSince = undefined;
      this.#enter({ kind: "unasked", last: undefined });
    } else if (isWaitedFor) {
      quietly("Reading the tokens", this.refresh("session"));
    }
  }

  async ofEverybody(everybodys: boolean): Promise<void> {
    if (this.#asksForEverybodys === everybodys) return;
    this.#asksForEverybodys = everybodys;
    await this.refresh("asked");
  }

  /** A new refresh replaces one that is running. */
  async refresh(reason: RefreshReason): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#newest = this.#fetch(reason, running.signal);
    await this.#newest;
  }

  async loaded(): Promise<LoadedTokens> {
    if (this.#newest === undefined || this.#state.kind === "failed")
      quietly("Reading the tokens", this.refresh("asked"));
    let waitedFor: Promise<void> | undefined;
    while (this.#state.kind !== "loaded" && this.#newest !== waitedFor) {
      waitedFor = this.#newest;
      await waitedFor;
    }
    const { kind } = this.#state;
    if (kind === "failed") throw this.#state.error;
    if (kind === "loaded") return this.#state.last;
    throw new Explained(
      l10n.t("Your session on {0} ended before your tokens could be read.", this.#session.deployment.host),
    );
  }

  dispose(): void {
    this.#running?.abort();
    this.#changed.dispose();
  }

  async #fetch(reason: RefreshReason, signal: AbortSignal): Promise<void> {
    const last = this.#state.last ?? this.#remembered();
    this.#enter({ kind: "loading", last });
    this.#log.trace(`Refreshing tokens of ${this.#session.deployment.href} (${reason}).`);
    try {
      const loaded = await this.#load(this.#session, signal);
      if (signal.aborted) return;
      this.#failingSince = undefined;
      this.#enter({ kind: "loaded", last: loaded });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof CoderError)) this.#log.error("Tokens could not be read", error);
      const since = (this.#failingSince ??= new Date());
      this.#enter({ kind: "failed", error: whyNotListed(error, this.#session), since, last });
    }
  }

  async #load(session: SignedIn, signal: AbortSignal): Promise<LoadedTokens> {
    const { client } = session;
    const isEverybodys = this.#asksForEverybodys;
    const { facts } = client;
    const [{ items: tokens, unreadable }] = await Promise.all([
      client.tokens.list({ includeExpired: true, includeAll: isEverybodys }, signal),
      facts.buildInfo(signal),
      facts.scopeNames(signal),
    ]);
    // Read again if the list came from a different server version than these facts.
    const { version } = await facts.buildInfo(signal);
    const scopeNames = await facts.scopeNames(signal);
    const answer = { tokens, unreadable, scopeNames, version, at: new Date(), isEverybodys };
    // Until the server answers, the view shows the person's own tokens.
    if (!isEverybodys) await this.#cache.remember(session, answer);
    return understood(session, answer);
  }

  /** The tokens from the last run of VS Code, used until the server has answered. */
  #remembered(): LoadedTokens | undefined {
    const answer = this.#cache.recall(this.#session);
    return answer && understood(this.#session, answer);
  }

  #enter(state: TokensState): void {
    this.#state = state;
    this.#changed.tell(state);
  }
}

function understood(session: SignedIn, answer: TokensAnswer): LoadedTokens {
  const names = answer.scopeNames && [...answer.scopeNames];
  return {
    ...answer,
    session,
    catalog: buildCatalog(names, answer.version),
    features: serverFeatures(names, answer.version),
  };
}
