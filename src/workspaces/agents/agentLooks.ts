import type { AgentMetadata, ListeningPort } from "../../coder/api/workspaces";
import { quietly } from "../../platform/background";
import type { SignedIn } from "../../session/sessionState";

/** Rows that are painted anew within this time ask for the same ports once, ms. */
const portsLast = 10_000;

/** Whoever opens a row waits no longer for the first of an agent's metadata, ms. */
const patience = 5_000;

type Ports = { readonly at: number; readonly ports: Promise<readonly ListeningPort[]> };

/** An agent's metadata as it comes in. */
type Feed = {
  readonly controller: AbortController;
  readonly first: Promise<void>;
  last: readonly AgentMetadata[] | undefined;
  /** Who shows it now; a row that was painted anew takes the place of the one before. */
  onChange: () => void;
};

/** What agents tell when somebody opens their rows: nothing is asked before, and nothing once the view is out of sight. */
export class AgentLooks {
  readonly #ports = new Map<string, Ports>();
  readonly #feeds = new Map<string, Feed>();

  /**
   * The ports that something listens on.
   * @throws CoderError, also when the agent is not connected.
   */
  ports({ client }: SignedIn, agentId: string): Promise<readonly ListeningPort[]> {
    const known = this.#ports.get(agentId);
    if (known && performance.now() - known.at < portsLast) return known.ports;
    const ports = client.workspaces.listeningPorts(agentId);
    this.#ports.set(agentId, { at: performance.now(), ports });
    return ports;
  }

  /**
   * An agent's metadata, and from then on what it becomes.
   * @param onChange told when there is other metadata, until the view is out of sight.
   * @returns the last that is known; undefined when none came in time.
   */
  async metadata(
    session: SignedIn,
    agentId: string,
    onChange: () => void,
  ): Promise<readonly AgentMetadata[] | undefined> {
    const feed = this.#feeds.get(agentId) ?? this.#open(session, agentId);
    feed.onChange = onChange;
    if (feed.last === undefined) await feed.first;
    return feed.last;
  }

  /** Stops listening to an agent, whose row was closed. */
  leave(agentId: string): void {
    this.#feeds.get(agentId)?.controller.abort();
    this.#feeds.delete(agentId);
  }

  /** Stops listening to all of them, and forgets their ports. */
  rest(): void {
    for (const agentId of [...this.#feeds.keys()]) this.leave(agentId);
    this.#ports.clear();
  }

  #open({ client }: SignedIn, agentId: string): Feed {
    const controller = new AbortController();
    let begin = (): void => undefined;
    const first = new Promise<void>((resolve) => {
      const waiting = setTimeout(resolve, patience);
      begin = () => {
        clearTimeout(waiting);
        resolve();
      };
    });
    const feed: Feed = { controller, first, last: undefined, onChange: () => undefined };
    this.#feeds.set(agentId, feed);
    const follow = async () => {
      try {
        for await (const metadata of client.workspaces.watchMetadata(agentId, controller.signal)) {
          const isNews = feed.last !== undefined && !isSame(feed.last, metadata);
          feed.last = metadata;
          begin();
          if (isNews) feed.onChange();
        }
      } catch (error) {
        if (!controller.signal.aborted) throw error;
      } finally {
        begin();
        // Whoever opens the row again listens anew.
        if (this.#feeds.get(agentId) === feed) this.#feeds.delete(agentId);
      }
    };
    quietly("Reading an agent's metadata", follow());
    return feed;
  }
}

/** The time of collection alone shows nothing else. */
function isSame(a: readonly AgentMetadata[], b: readonly AgentMetadata[]): boolean {
  const shown = (all: readonly AgentMetadata[]) =>
    JSON.stringify(all.map(({ key, displayName, value, error }) => [key, displayName, value, error]));
  return shown(a) === shown(b);
}
