import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

/** The connection of an upgrade request. */
interface Upgrade {
  readonly socket: Socket;
  readonly head: Buffer;
  readonly outgoing: ServerResponse;
}

/** What to do with a socket once it is open. */
export type Accept = (socket: WebSocket) => void;

const upgrades = new WeakMap<IncomingMessage, Upgrade>();
const accepts = new Map<string, Accept>();
let counted = 0;

/** Marks an accepted upgrade on its way through the application. */
const acceptHeader = "X-Embedded-Accept";

const servers = new WebSocketServer({
  noServer: true,
  perMessageDeflate: false,
  maxPayload: 64 * 1024 * 1024,
});

/** Remembers the connection of a request. */
export function keepUpgrade(incoming: IncomingMessage, upgrade: Upgrade): void {
  upgrades.set(incoming, upgrade);
}

/** Returns the connection of an upgrade request. */
export function upgradeOf(incoming: IncomingMessage): Upgrade | undefined {
  return upgrades.get(incoming);
}

/** Builds an answer that accepts a WebSocket. */
export function agree(accept: Accept): Response {
  counted += 1;
  const name = String(counted);
  accepts.set(name, accept);
  return new Response(null, { headers: { [acceptHeader]: name } });
}

/** The same acceptance, after which nothing is sent. */
export function mute(response: Response): Response {
  const name = response.headers.get(acceptHeader);
  if (name !== null && accepts.has(name)) accepts.set(name, () => undefined);
  return response;
}

/** Returns what an answer accepted; works once. */
export function agreedTo(response: Response): Accept | undefined {
  const name = response.headers.get(acceptHeader) ?? "";
  const accept = accepts.get(name);
  accepts.delete(name);
  return accept;
}

/** Answers 101 with the headers of the accepting answer, and passes the socket on. */
export function switchProtocols(incoming: IncomingMessage, response: Response, accept: Accept): void {
  const upgrade = upgrades.get(incoming);
  if (upgrade === undefined) return;
  const { head, outgoing, socket } = upgrade;
  outgoing.detachSocket(socket);
  const headers = [...response.headers].filter(
    ([name]) => !["content-length", "content-type", acceptHeader.toLowerCase()].includes(name),
  );
  incoming.headers["sec-websocket-extensions"] = undefined;
  const addHeaders = (lines: string[]): void => {
    for (const [name, value] of headers) lines.push(`${name}: ${value}`);
  };
  servers.once("headers", addHeaders);
  servers.handleUpgrade(incoming, socket, head, accept);
  servers.off("headers", addHeaders);
}
