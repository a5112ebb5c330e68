import {
  createServer as createPlainServer,
  type IncomingMessage,
  type Server,
  ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { keepUpgrade } from "./streams/upgrade";

/** Key and certificate as PEM; with `requestCert`, clients must present a certificate signed by `ca`. */
export interface TlsOptions {
  key: string;
  cert: string;
  ca?: string;
  requestCert?: boolean;
}

/** Where a server listens, and how to end it. */
export interface Listening {
  readonly port: number;
  /** Closes every connection and waits until the port is free. */
  stop(): Promise<void>;
}

/** Handles one request; the bindings are Node's own message and response. */
export type Handler = (request: Request, bindings: HttpBindings) => Promise<Response>;

/**
 * Listens on loopback. The port is known before the handler is created, since the handler needs its address.
 * Rejects if the port is taken.
 */
export async function listen(
  port: number,
  tls: TlsOptions | undefined,
  makeHandler: (port: number) => Handler,
): Promise<Listening> {
  let handler: Handler = () => Promise.resolve(new Response(null, { status: 503 }));
  const listener = getRequestListener((request, bindings) => handler(request, bindings as HttpBindings), {
    overrideGlobalObjects: false,
  });
  const onRequest = (...[incoming, outgoing]: Parameters<typeof listener>): void =>
    void listener(incoming, outgoing);
  const server: Server =
    tls === undefined
      ? createPlainServer(onRequest)
      : createTlsServer({ ...tls, rejectUnauthorized: tls.requestCert === true }, onRequest);
  const upgraded = new Set<Socket>();
  server.on("upgrade", (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    upgraded.add(socket);
    // A client that disconnects is no failure.
    socket.on("error", () => socket.destroy()).on("close", () => upgraded.delete(socket));
    onRequest(incoming, answerOn(incoming, socket, head));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: settled } = server.address() as AddressInfo;
  handler = makeHandler(settled);
  return {
    port: settled,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of upgraded) socket.destroy();
      }),
  };
}

/**
 * A response for an upgrade request: until the handler accepts it, the request is like any other, and faults
 * can treat its connection like others.
 */
function answerOn(incoming: IncomingMessage, socket: Socket, head: Buffer): ServerResponse {
  const outgoing = new ServerResponse(incoming);
  outgoing.shouldKeepAlive = false;
  outgoing.assignSocket(socket);
  outgoing.on("finish", () => {
    outgoing.detachSocket(socket);
    socket.end();
  });
  keepUpgrade(incoming, { socket, head, outgoing });
  return outgoing;
}
