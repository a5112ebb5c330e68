import type { DeploymentUrl } from "../../api/deployment";
import { Unreadable } from "../../errors/badAnswers";
import { GivenUp } from "../../errors/coderError";
import type { Schema } from "../asking";
import type { LiveSocket, SocketEnd } from "./liveSocket";

/** At most this many messages or bytes may wait for a reader; beyond that, the other side waits. */
const mostWaiting = 64;
const mostBytesWaiting = 256 * 1024;

/** Listing more unreadable paths would tell nothing more. */
const mostIssues = 10;

/**
 * Iterates over the messages of a socket as strings. It pauses the socket while the reader is busy, so
 * nothing piles up. A reader that stops ends the socket. How it ended is known by then: see its `closed`.
 * @throws GivenUp if `signal` is aborted; otherwise what broke the socket, if known.
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
 * Parses a message as JSON of a known shape.
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
 * Validates a part of a message.
 * @throws Unreadable
 */
export function fitting<T>(deployment: DeploymentUrl, value: unknown, schema: Schema<T>): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;

  const paths = parsed.error.issues.map(({ path }) => path.map(String).join(".") || "(message)");
  throw new Unreadable(deployment, [...new Set(paths)].slice(0, mostIssues));
}
