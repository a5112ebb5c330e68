import type { ClientRequest } from "http";
import type { Socket } from "net";

/** The last user of each connection: clients of one deployment share the agent's connections. */
const lastAt = new WeakMap<Socket, Connections>();

/**
 * The idle connections of one deployment. After sleep or a change of networks they may all be dead without a
 * sign, and each would cost a request its whole time limit.
 */
export class Connections {
  readonly #idle = new Set<Socket>();

  /** Tracks a connection while a request uses it, and afterwards. */
  watch(request: ClientRequest, socket: Socket): void {
    const last = lastAt.get(socket);
    last?.forget(socket);
    if (last === undefined) {
      // One listener for all clients that will ever use it.
      socket.once("close", () => lastAt.get(socket)?.forget(socket));
    }
    lastAt.set(socket, this);
    request.once("close", () => {
      if (!socket.destroyed) this.#idle.add(socket);
    });
  }

  /** Drops a connection that is no longer idle. */
  forget(socket: Socket): void {
    this.#idle.delete(socket);
  }

  /**
   * Closes the idle connections, so that the next request opens a new one; those in use are left alone. A request that
   * has just been given an idle one says so only in the next turn of the event loop, so this waits for it.
   */
  drop(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(() => {
        for (const socket of this.#idle) socket.destroy();

        this.#idle.clear();
        resolve();
      });
    });
  }
}
