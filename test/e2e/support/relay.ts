import { connect, createServer, type Server, type Socket } from "node:net";
import { freePort } from "../../host/freePort";

/** A way to a server that can be taken away and given back, while the server itself goes on. */
export interface Relay {
  readonly url: string;
  /** Ends all connections; new ones are refused. */
  readonly takeAway: () => Promise<void>;
  readonly giveBack: () => Promise<void>;
}

/** Opens a way to a port of loopback, under a port of its own. */
export async function openRelay(port: number): Promise<Relay> {
  const ownPort = await freePort();
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  const relay: Relay = {
    url: `http://127.0.0.1:${ownPort}`,
    giveBack: () =>
      new Promise((resolve) => {
        server = createServer((incoming) => {
          const outgoing = connect(port, "127.0.0.1");
          for (const [socket, other] of [
            [incoming, outgoing],
            [outgoing, incoming],
          ] as const) {
            sockets.add(socket);
            socket.on("error", () => other.destroy()).on("close", () => sockets.delete(socket));
            socket.pipe(other);
          }
        }).listen(ownPort, "127.0.0.1", resolve);
      }),
    takeAway: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server?.close(() => resolve());
      }),
  };
  await relay.giveBack();
  return relay;
}
