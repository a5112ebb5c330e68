import { WebSocket } from "ws";
import type { Call } from "../http/endpoint";
import type { OpenStream } from "./streams";
import { agree } from "./upgrade";

const pingEvery = 15_000;

/** An open WebSocket as the endpoints use it. */
export interface ServerSocket {
  /** Sends a value as one text message of JSON that ends with a line break. */
  sendJson(value: unknown): void;
  /** The same in a frame of its own plus an empty last one, like logs and forms of running servers. */
  sendJsonInFrames(value: unknown): void;
  /** Sends bytes in one binary frame; returns false while too much is waiting to be sent. */
  sendBytes(bytes: Uint8Array): boolean;
  /** Called once everything waiting was sent. */
  onDrain(run: () => void): void;
  onMessage(run: (data: Buffer, isBinary: boolean) => void): void;
  /** Called however it ended. */
  onClose(run: () => void): void;
  /** Runs a function every so many milliseconds while it is open. */
  every(milliseconds: number, run: () => void): void;
  close(code: number, reason?: string): void;
  /** Ends the connection without a close frame. */
  drop(): void;
}

const mostWaiting = 1024 * 1024;

/** Refuses a plain request: 426 with two lines. */
function refusePlain({ context }: Call): Response {
  const connection = context.req.header("Connection") ?? "";
  const problem = `WebSocket protocol violation: Connection header "${connection}" does not contain Upgrade`;
  context.header("Upgrade", "websocket");
  return refuseHandshake({ context }, 426, problem);
}

function refuseHandshake({ context }: Pick<Call, "context">, status: 403 | 426, problem: string): Response {
  const body = JSON.stringify({
    message: "Failed to accept websocket.",
    detail: `failed to accept WebSocket connection: ${problem}`,
  });
  return context.text(`${problem}\n${body}\n`, status, { "Content-Type": "text/plain; charset=utf-8" });
}

/**
 * Accepts a WebSocket and passes it on. A request that asks for none gets 426, one from a page of another
 * origin 403 (both as seen on v2.35.1).
 */
export function webSocket(call: Call, run: (socket: ServerSocket) => void): Response {
  const { context, deployment } = call;
  if (context.req.header("Upgrade")?.toLowerCase() !== "websocket") return refusePlain(call);
  const origin = context.req.header("Origin");
  const host = context.req.header("Host") ?? "";
  if (origin !== undefined && hostOf(origin) !== host) {
    const problem = `request Origin "${hostOf(origin)}" is not authorized for Host "${host}"`;
    return refuseHandshake(call, 403, problem);
  }
  return agree((socket) => {
    const { streams } = deployment;
    const stops: (() => void)[] = [];
    const open: OpenStream = { drop: () => socket.terminate() };
    streams.open.add(open);
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      streams.open.delete(open);
      for (const stop of stops) stop();
    });
    const every = (milliseconds: number, work: () => void): void =>
      void stops.push(streams.every(milliseconds, work));
    every(pingEvery, () => socket.ping());
    run(served(socket, every));
  });
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : origin;
}

function served(socket: WebSocket, every: ServerSocket["every"]): ServerSocket {
  const drains: (() => void)[] = [];
  const sent = (): void => {
    if (socket.bufferedAmount < mostWaiting) for (const run of drains) run();
  };
  return {
    sendJson: (value) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(`${JSON.stringify(value)}\n`);
    },
    sendJsonInFrames: (value) => {
      if (socket.readyState !== WebSocket.OPEN) return;
      socket.send(`${JSON.stringify(value)}\n`, { fin: false });
      socket.send("", { fin: true });
    },
    sendBytes: (bytes) => {
      if (socket.readyState !== WebSocket.OPEN) return true;
      socket.send(bytes, { binary: true }, sent);
      return socket.bufferedAmount < mostWaiting;
    },
    onDrain: (run) => void drains.push(run),
    onMessage: (run) =>
      void socket.on("message", (data, isBinary) =>
        run(Buffer.isBuffer(data) ? data : Buffer.alloc(0), isBinary),
      ),
    onClose: (run) => void socket.on("close", run),
    every,
    close: (code, reason = "") => socket.close(code, reason),
    drop: () => socket.terminate(),
  };
}
