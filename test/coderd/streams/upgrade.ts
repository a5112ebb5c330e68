import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

/** The connection of a request that asks for another protocol. */
interface Upgrade {
  readonly socket: Socket;
  readonly head: Buffer;
  readonly outgoing: ServerResponse;
}

/** What becomes of a socket once it is open. */
export type Accept = (socket: WebSocket) => void;

const upgrades = new WeakMap<IncomingMessage, Upgrade>();
const accepts = new Map<string, Accept>();
let counted = 0;

/** Names what an endpoint agreed to, on its way through the application. */
const acceptHeader = "X-Embedded-Accept";

const servers = new WebSocketServer({
  noServer: true,
  perMessageDeflate: false,
  maxPayload: 64 * 1024 * 1024,
});

/** Remembers the connection below a request. */
export function keepUpgrade(incoming: IncomingMessage, upgrade: Upgrade): void {
  upgrades.set(incoming, upgrade);
}

/** The connection below a request that asked for another protocol. */
export function upgradeOf(incoming: IncomingMessage): Upgrade | undefined {
  return upgrades.get(incoming);
}

/** An answer that agrees to a WebSocket. */
export function agree(accept: Accept): Response {
  counted += 1;
  const name = String(counted);
  accepts.set(name, accept);
  return new Response(null, { headers: { [acceptHeader]: name } });
}

/** The same agreement, of which nothing comes. */
export function mute(response: Response): Response {
  const name = response.headers.get(acceptHeader);
  if (name !== null && accepts.has(name)) accepts.set(name, () => undefined);
  return response;
}

/** What an answer agreed to; asked once. */
export function agreedTo(response: Response): Accept | undefined {
  const name = response.headers.get(acceptHeader) ?? "";
  const accept = accepts.get(name);
  accepts.delete(name);
  return accept;
}

/** Answers 101 with the headers of the answer that agreed, and hands the socket over. */
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
