import { createServer as createPlainServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { getRequestListener, type HttpBindings } from "@hono/node-server";

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
      }),
  };
}
