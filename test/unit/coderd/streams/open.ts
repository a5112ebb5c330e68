import { once } from "node:events";
import { WebSocket } from "ws";
import type { Coderd } from "../../../coderd";

/** How a socket came to its end. */
export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** A socket of a test, with what came over it. */
export interface TestSocket {
  readonly socket: WebSocket;
  readonly messages: { readonly data: Buffer; readonly isBinary: boolean }[];
  readonly closed: Promise<Closed>;
  /** All messages as one text. */
  readonly text: () => string;
  /** The messages as JSON. */
  readonly json: () => unknown[];
  /** Waits until it holds; rejects after a while, saying what came. */
  readonly until: (holds: (socket: TestSocket) => boolean) => Promise<void>;
  /** Sends a value as binary JSON, as terminals do. */
  readonly type: (value: unknown) => void;
}

/** Opens a WebSocket with a token. Rejects when it is refused. */
export async function open(
  server: Coderd,
  token: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<TestSocket> {
  const socket = new WebSocket(server.url.replace("http", "ws") + path, {
    headers: { "Coder-Session-Token": token, ...headers },
  });
  const messages: TestSocket["messages"] = [];
  const closed = new Promise<Closed>((resolve) =>
    socket.once("close", (code, reason) => resolve({ code, reason: reason.toString() })),
  );
  const text = (): string => Buffer.concat(messages.map(({ data }) => data)).toString();
  const made: TestSocket = {
    socket,
    messages,
    closed,
    text,
    json: () => messages.map(({ data }) => JSON.parse(data.toString()) as unknown),
    until: async (holds) => {
      const gaveUpAt = performance.now() + 5000;
      while (!holds(made)) {
        if (performance.now() > gaveUpAt)
          throw new Error(`never came true; what came: ${text().slice(-500)}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    type: (value) => socket.send(Buffer.from(JSON.stringify(value))),
  };
  socket.on("message", (data, isBinary) => messages.push({ data: data as Buffer, isBinary }));
  socket.on("error", () => undefined);
  await once(socket, "open");
  return made;
}

/** The status and body with which a handshake is refused. */
export function refusal(
  server: Coderd,
  token: string | undefined,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string; type: string }> {
  const socket = new WebSocket(server.url.replace("http", "ws") + path, {
    headers: { ...(token === undefined ? {} : { "Coder-Session-Token": token }), ...headers },
  });
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("open", () => reject(new Error("it was not refused")));
    socket.on("unexpected-response", (_request, response) => {
      let body = "";
      response.on("data", (piece: Buffer) => (body += piece.toString()));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body, type: response.headers["content-type"] ?? "" }),
      );
    });
  });
}
