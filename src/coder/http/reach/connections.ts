import type { ClientRequest } from "http";
import type { Socket } from "net";

/** Whose each connection was last: clients of one deployment share the agent's. */
const lastAt = new WeakMap<Socket, Connections>();

/**
 * The connections of one deployment that wait for their next request. After sleep or a change of networks they may all
 * be dead without a sign, and each would cost a request its whole time limit.
 */
export class Connections {
  readonly #idle = new Set<Socket>();

  /** Follows a connection while a request uses it, and afterwards. */
  watch(request: ClientRequest, socket: Socket): void {
    const last = lastAt.get(socket);
    last?.forget(socket);
    if (last === undefined) {
      // One listener for all who will ever use it.
      socket.once("close", () => lastAt.get(socket)?.forget(socket));
    }
    lastAt.set(socket, this);
    request.once("close", () => {
      if (!socket.destroyed) this.#idle.add(socket);
    });
  }

  /** A connection waits no longer. */
  forget(socket: Socket): void {
    this.#idle.delete(socket);
  }

  /** Ends those that wait, so that the next request makes a new one; those in use are left alone. */
  drop(): void {
    for (const socket of this.#idle) socket.destroy();

    this.#idle.clear();
  }
}
