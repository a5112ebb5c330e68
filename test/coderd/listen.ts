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

/** Key and certificate as PEM; with `requestCert` a client must show a certificate signed by `ca`. */
export interface TlsOptions {
  key: string;
  cert: string;
  ca?: string;
  requestCert?: boolean;
}

/** Where a server listens, and how to end it. */
export interface Listening {
  readonly port: number;
  /** Ends every connection and waits until the port is free. */
  stop(): Promise<void>;
}

/** Handles one request; the bindings are Node's own message and answer. */
export type Handler = (request: Request, bindings: HttpBindings) => Promise<Response>;

/**
 * Listens on loopback. The port is settled before the handler is made, since the handler has to know its address.
 * Rejects when the port is taken.
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
    // A client that goes away is nobody's failure.
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
 * An answer for a request that asks for another protocol: until the handler agrees to it, the request is one like any
 * other, and faults can do with its connection what they do with others.
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
