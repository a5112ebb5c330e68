import { quietly } from "../../platform/background";
import type { Log } from "../../platform/log";
import { Signal } from "../../platform/signal";
import type { SessionsChange, SignedIn } from "../../session/sessionState";
import type { WorkspaceLists } from "./loadedWorkspaces";
import type { Rhythm } from "./rhythm";
import { WorkspaceStore } from "./workspaceStore";

/** Who is signed in, and an event for changes. */
type WatchedSessions = {
  readonly all: readonly SignedIn[];
  onDidChange(listener: (change: SessionsChange) => void): { dispose(): void };
};

/** One workspace store per session, created and removed with the sessions. */
export class WorkspaceStores implements WorkspaceLists {
  readonly #stores = new Map<string, WorkspaceStore>();
  readonly #changed = new Signal<undefined>();
  readonly #watching: { dispose(): unknown };
  #isWatched = false;
  #query = "";

  /** Fires when a session is added or removed, and whenever the state of a store changes. */
  readonly onDidChange = this.#changed.listen;

  readonly #sessions: WatchedSessions;
  readonly #log: Pick<Log, "trace" | "error">;
  readonly #rhythm: Rhythm | undefined;

  constructor(sessions: WatchedSessions, log: Pick<Log, "trace" | "error">, rhythm?: Rhythm) {
    this.#sessions = sessions;
    this.#log = log;
    this.#rhythm = rhythm;

    this.#watching = sessions.onDidChange(({ added, removed, changed }) => {
      for (const { deployment } of removed) this.#drop(deployment.href);
      for (const session of changed) this.#stores.get(session.deployment.href)?.continueWith(session);
      for (const session of added) if (this.#isWatched) this.of(session);
      this.#changed.tell(undefined);
    });
  }

  /** @returns the store of a session, created on first use. */
  of(session: SignedIn): WorkspaceStore {
    const { href } = session.deployment;
    const existing = this.#stores.get(href);
    if (existing) return existing;
    const store = new WorkspaceStore(session, this.#log, this.#rhythm);
    this.#stores.set(href, store);
    store.onDidChange(() => this.#changed.tell(undefined));
    quietly("Reading the workspaces", store.ask(this.#query));
    store.watch(this.#isWatched);
    return store;
  }

  /** Called when somebody starts or stops watching the workspaces. */
  watch(isWatched: boolean): void {
    this.#isWatched = isWatched;
    for (const session of this.#sessions.all) this.of(session).watch(isWatched);
  }

  async refresh(): Promise<void> {
    await Promise.all(this.#sessions.all.map((session) => this.of(session).refresh()));
  }

  async ask(query: string): Promise<void> {
    this.#query = query;
    await Promise.all(this.#sessions.all.map((session) => this.of(session).ask(query)));
  }

  dispose(): void {
    this.#watching.dispose();
    this.#changed.dispose();
    for (const store of this.#stores.values()) store.dispose();
  }

  #drop(href: string): void {
    this.#stores.get(href)?.dispose();
    this.#stores.delete(href);
  }
}
