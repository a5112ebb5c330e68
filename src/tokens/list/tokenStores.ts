import type { DeploymentHref } from "../../coder/api/deployment";
import { quietly } from "../../platform/background";
import type { Log } from "../../platform/log";
import { Signal } from "../../platform/signal";
import type { Sessions } from "../../session/sessions";
import type { SignedIn } from "../../session/sessionState";
import type { RefreshReason, TokenLists } from "./loadedTokens";
import type { TokenCache } from "./tokenCache";
import { TokenStore } from "./tokenStore";

/** One token store per session, created and removed with the sessions. */
export class TokenStores implements TokenLists {
  readonly #stores = new Map<string, TokenStore>();
  readonly #changed = new Signal<undefined>();
  readonly #watching: { dispose(): unknown };
  /** Nothing is fetched for a view that nobody has opened. */
  #isWatched = false;

  /** Fires when a session is added or removed, and whenever the state of a store changes. */
  readonly onDidChange = this.#changed.listen;

  readonly #sessions: Sessions;
  readonly #cache: TokenCache;
  readonly #log: Log;

  constructor(sessions: Sessions, cache: TokenCache, log: Log) {
    this.#sessions = sessions;
    this.#cache = cache;
    this.#log = log;

    this.#watching = sessions.onDidChange(({ added, removed, changed }) => {
      for (const { deployment } of removed) this.#drop(deployment.href);
      for (const session of changed) this.#stores.get(session.deployment.href)?.continueWith(session);
      if (this.#isWatched) {
        for (const session of [...added, ...changed])
          quietly("Reading the tokens", this.of(session).refresh("session"));
      }
      this.#changed.tell(undefined);
    });
  }

  /** @returns the store of a session, created on first use. */
  of(session: SignedIn): TokenStore {
    const { href } = session.deployment;
    const existing = this.#stores.get(href);
    if (existing) return existing;
    const store = new TokenStore(session, this.#cache, this.#log);
    store.onDidChange(() => this.#changed.tell(undefined));
    this.#stores.set(href, store);
    return store;
  }

  /** Fetches the tokens of every session again. */
  async refresh(reason: RefreshReason): Promise<void> {
    this.#isWatched = true;
    await Promise.all(this.#sessions.all.map((session) => this.of(session).refresh(reason)));
  }

  dispose(): void {
    this.#watching.dispose();
    this.#changed.dispose();
    for (const store of this.#stores.values()) store.dispose();
  }

  #drop(href: DeploymentHref): void {
    this.#stores.get(href)?.dispose();
    this.#stores.delete(href);
  }
}
