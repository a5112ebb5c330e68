import type { AgentMetadata, ListeningPort } from "../../coder/api/workspaces";
import { quietly } from "../../platform/background";
import type { SignedIn } from "../../session/sessionState";

/** Rows repainted within this time share one request for ports, ms. */
const portsLast = 10_000;

/** Expanding a row waits at most this long for an agent's first metadata, ms. */
const patience = 5_000;

type Ports = { readonly at: number; readonly ports: Promise<readonly ListeningPort[]> };

/** The stream of an agent's metadata. */
type Feed = {
  readonly controller: AbortController;
  readonly first: Promise<void>;
  last: readonly AgentMetadata[] | undefined;
  /** The row that shows it now; a repainted row replaces the one before. */
  onChange: () => void;
};

/**
 * What agents report while their rows are expanded: it requests nothing before that, and nothing once the
 * view is hidden.
 */
export class AgentLooks {
  readonly #ports = new Map<string, Ports>();
  readonly #feeds = new Map<string, Feed>();

  /**
   * Returns the ports that something listens on.
   * @throws CoderError, also if the agent is not connected.
   */
  ports({ client }: SignedIn, agentId: string): Promise<readonly ListeningPort[]> {
    const known = this.#ports.get(agentId);
    if (known && performance.now() - known.at < portsLast) return known.ports;
    const ports = client.workspaces.listeningPorts(agentId);
    this.#ports.set(agentId, { at: performance.now(), ports });
    return ports;
  }

  /**
   * Returns an agent's metadata, and reports changes from then on.
   * @param onChange called when the metadata has changed, until the view is hidden.
   * @returns the latest known; undefined if none arrived in time.
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

  /** Stops listening to an agent whose row was collapsed. */
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
        // Expanding the row again starts a new stream.
        if (this.#feeds.get(agentId) === feed) this.#feeds.delete(agentId);
      }
    };
    quietly("Reading an agent's metadata", follow());
    return feed;
  }
}

/** A different collection time alone changes nothing on screen. */
function isSame(a: readonly AgentMetadata[], b: readonly AgentMetadata[]): boolean {
  const shown = (all: readonly AgentMetadata[]) =>
    JSON.stringify(all.map(({ key, displayName, value, error }) => [key, displayName, value, error]));
  return shown(a) === shown(b);
}
