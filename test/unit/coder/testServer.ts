import http from "node:http";
import https from "node:https";
import type { AddressInfo, Socket } from "node:net";
import {
  CoderClient,
  type DeploymentUrl,
  parseDeploymentUrl,
  type TlsOptions,
  type TransportOptions,
} from "../../../src/coder";
import { Secret } from "../../../src/core/token/secret";

/** A session with a text that is searched for in everything that must not hold it. */
export const markerSession = "markerId01-MarkerSecretMarkerSec1";

export type Seen = { method: string; url: string; headers: http.IncomingHttpHeaders; body: string };

export type TestServer = {
  readonly port: number;
  readonly origin: string;
  readonly seen: Seen[];
  /** How many connections were opened. */
  readonly connections: () => number;
  /** How many of them are open. */
  readonly open: () => number;
  readonly close: () => Promise<void>;
};

export type Answering = (request: Seen, response: http.ServerResponse, socket: Socket) => void;

/** A real server on a free port of loopback, which notes all that it was sent. */
export async function startServer(answer: Answering, tls?: https.ServerOptions): Promise<TestServer> {
  const seen: Seen[] = [];
  const sockets = new Set<Socket>();
  let opened = 0;
  const listener = (request: http.IncomingMessage, response: http.ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on("error", () => undefined);
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const noted: Seen = {
        method: request.method ?? "",
        url: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString("utf8"),
      };
      seen.push(noted);
      answer(noted, response, request.socket);
    });
  };
  const server = tls === undefined ? http.createServer(listener) : https.createServer(tls, listener);
  server.on("connection", (socket: Socket) => {
    opened += 1;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
  });
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `${tls === undefined ? "http" : "https"}://127.0.0.1:${String(port)}`,
    seen,
    connections: () => opened,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Runs something with a server and closes it whatever happens. */
export async function withServer(
  answer: Answering,
  work: (server: TestServer) => Promise<void>,
  tls?: https.ServerOptions,
): Promise<void> {
  const server = await startServer(answer, tls);
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

/** The deployment at an address that is known to be right. */
export function deploymentAt(address: string): DeploymentUrl {
  const parsed = parseDeploymentUrl(address);
  if (!parsed.ok) throw new Error(parsed.error);

  return parsed.value;
}

/** A client that carries the marker session. */
export function clientFor(
  server: Pick<TestServer, "origin"> | string,
  transport: TransportOptions = {},
  session: string | null = markerSession,
): CoderClient {
  const address = typeof server === "string" ? server : server.origin;
  return new CoderClient({
    deployment: deploymentAt(address),
    session: session === null ? undefined : new Secret(session),
    transport,
  });
}

/** The options that give always the same for TLS. */
export function withTls(tls: TlsOptions): TransportOptions {
  return { tls: () => Promise.resolve(tls) };
}

/** By this header Coder's own answers are known. */
export const ofCoder = { "X-Coder-Build-Version": "v2.35.1+0000000" } as const;

/** Answers with JSON, as the server does; `headers` of `null` are those of something in between. */
export function json(
  response: http.ServerResponse,
  status: number,
  body: unknown,
  headers: http.OutgoingHttpHeaders | null = {},
): void {
  const marked = headers === null ? {} : { ...ofCoder, ...headers };
  response.writeHead(status, { "Content-Type": "application/json; charset=utf-8", ...marked });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** Waits for what the other end of a socket does; the test's own time limit ends it. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
