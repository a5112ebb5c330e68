import type { ClientRequest } from "http";
import type { Socket } from "net";

/**
 * The connections of one deployment that wait for their next request. After sleep or a change of networks they may all
 * be dead without a sign, and each would cost a request its whole time limit.
 */
export class Connections {
  readonly #idle = new Set<Socket>();
  readonly #known = new WeakSet<Socket>();

  /** Follows a connection while a request uses it, and afterwards. */
  watch(request: ClientRequest, socket: Socket): void {
    this.#idle.delete(socket);
    if (!this.#known.has(socket)) {
      this.#known.add(socket);
      socket.once("close", () => this.#idle.delete(socket));
    }
    request.once("close", () => {
      if (!socket.destroyed) {
        this.#idle.add(socket);
      }
    });
  }

  /** Ends those that wait, so that the next request makes a new one; those in use are left alone. */
  drop(): void {
    for (const socket of this.#idle) {
      socket.destroy();
    }
    this.#idle.clear();
  }
}
