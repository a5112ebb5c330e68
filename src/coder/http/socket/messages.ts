import type { DeploymentUrl } from "../../api/deployment";
import { Unreadable } from "../../errors/badAnswers";
import { GivenUp } from "../../errors/coderError";
import type { Schema } from "../asking";
import type { LiveSocket, SocketEnd } from "./liveSocket";

/** So much may wait for a reader, in messages or in bytes; the other side waits beyond that. */
const mostWaiting = 64;
const mostBytesWaiting = 256 * 1024;

/** More paths of what is unreadable say no more. */
const mostIssues = 10;

/**
 * The messages of a socket as texts. While the reader is busy, the socket is paused: nothing piles up. Whoever stops
 * reading ends the socket. How it ended is known by then: see its `closed`.
 * @throws GivenUp when `signal` gave up; what broke the socket, where that is known.
 */
export async function* messagesOf(
  socket: LiveSocket,
  signal: AbortSignal | undefined,
): AsyncGenerator<string, void, void> {
  const waiting: Buffer[] = [];
  let bytesWaiting = 0;
  let end: SocketEnd | undefined;
  let wake = (): void => undefined;
  const givenUp = (): void => wake();
  socket.onMessage = (bytes) => {
    waiting.push(bytes);
    bytesWaiting += bytes.length;
    if (waiting.length >= mostWaiting || bytesWaiting >= mostBytesWaiting) socket.pause();

    wake();
  };
  socket.onEnd = (how) => {
    end = how;
    wake();
  };
  signal?.addEventListener("abort", givenUp, { once: true });
  try {
    socket.resume();
    for (;;) {
      if (signal?.aborted === true) throw new GivenUp(socket.deployment, "maybe");

      const bytes = waiting.shift();
      if (bytes !== undefined) {
        bytesWaiting -= bytes.length;
        yield bytes.toString("utf8");
        continue;
      }
      if (end !== undefined) {
        if (end.error === undefined) return;

        throw end.error;
      }
      const something = new Promise<void>((resolve) => {
        wake = resolve;
      });
      socket.resume();
      await something;
    }
  } finally {
    signal?.removeEventListener("abort", givenUp);
    socket.onMessage = undefined;
    socket.close();
  }
}

/**
 * Reads a message as JSON of a known shape.
 * @throws Unreadable
 */
export function readMessage<T>(deployment: DeploymentUrl, text: string, schema: Schema<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Unreadable(deployment, ["(message)"]);
  }
  return fitting(deployment, value, schema);
}

/**
 * Takes a part of a message as what it has to be.
 * @throws Unreadable
 */
export function fitting<T>(deployment: DeploymentUrl, value: unknown, schema: Schema<T>): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;

  const paths = parsed.error.issues.map(({ path }) => path.map(String).join(".") || "(message)");
  throw new Unreadable(deployment, [...new Set(paths)].slice(0, mostIssues));
}
