import * as z from "zod/mini";
import type { BuildLogLine } from "../../api/workspaces";
import { NotCoder, ServerFault } from "../../errors/badAnswers";
import { Unreachable } from "../../errors/unreachable";
import type { Asking } from "../../http/asking";
import type { LiveSocket } from "../../http/socket/liveSocket";
import { messagesOf, readMessage } from "../../http/socket/messages";
import type { Sockets } from "../../http/socket/sockets";
import { maybeText, readTime, reshaped } from "../wire";
import { getBuild } from "../workspaces/builds";
import { waitFor } from "./waitFor";

/** The lines that a provisioner writes are far shorter. */
const longestLine = 4 * 1024 * 1024;

/** This many attempts in a row, without a line in between, to resume a log that broke off. */
const mostTries = 6;

/** If no WebSocket gets through, poll the log at this multiple of the first wait. */
const pollEvery = 4;

const lineSchema = reshaped(
  z.object({
    id: z.number(),
    created_at: z.string(),
    log_source: maybeText,
    log_level: maybeText,
    stage: maybeText,
    output: maybeText,
  }),
  (wire, parsing) => ({
    id: wire.id,
    createdAt: readTime(wire.created_at, "created_at", parsing),
    source: wire.log_source ?? "",
    level: wire.log_level ?? "",
    stage: wire.stage ?? "",
    output: wire.output ?? "",
  }),
);

/** The HTTP and WebSocket access that a log needs. */
export type FromServer = { readonly http: Asking; readonly sockets: Sockets };

/**
 * Streams the log of a build, each line once, until the build has ended. The server signals that with close
 * frame 1000 `done`; if the stream ends in any other way, it resumes after the last line, with growing waits
 * in between. If something on the way lets no WebSocket through, it polls instead. The log does not say how
 * the build ended: ask for the build. https://coder.com/docs/reference/api/builds#get-workspace-build-logs
 * @param after only lines with a larger ID.
 * @throws CoderError; the last failure if the log broke off too often.
 */
export async function* followBuild(
  { http, sockets }: FromServer,
  buildId: string,
  after: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<BuildLogLine, void, void> {
  let last = after;
  let tries = 0;
  for (;;) {
    try {
      const socket = await openLog(sockets, buildId, last, signal);
      for await (const message of messagesOf(socket, signal)) {
        const line = readMessage(sockets.deployment, message, lineSchema);
        if (last !== undefined && line.id <= last) continue;

        last = line.id;
        tries = 0;
        yield line;
      }
      const { code, reason } = await socket.closed;
      if (code === 1000 && reason === "done") return;

      throw new Unreachable(sockets.deployment, "closed", { sent: "maybe" });
    } catch (error) {
      if (error instanceof NotCoder) {
        yield* askAgainAndAgain({ http, sockets }, buildId, last, signal);
        return;
      }
      tries += 1;
      if (tries >= mostTries || !(error instanceof Unreachable || error instanceof ServerFault)) throw error;
    }
    await waitFor(sockets, sockets.patience.retryMs * 2 ** (tries - 1), signal);
  }
}

function openLog(
  sockets: Sockets,
  buildId: string,
  after: number | undefined,
  signal: AbortSignal,
): Promise<LiveSocket> {
  // The server takes any value of `follow` as yes (seen on v2.35.1).
  const query = { follow: true, after };
  return sockets.open({
    path: ["workspacebuilds", buildId, "logs"],
    query,
    signal,
    maxBytes: longestLine,
  });
}

/** The same by polling. */
async function* askAgainAndAgain(
  { http, sockets }: FromServer,
  buildId: string,
  after: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<BuildLogLine, void, void> {
  let last = after;
  for (;;) {
    // Ask for the state first, or we would miss lines written just before the end.
    const { job } = await getBuild(http, buildId, signal);
    const { items } = await http.list({
      method: "GET",
      path: ["workspacebuilds", buildId, "logs"],
      query: { after: last },
      item: lineSchema,
      signal,
    });
    for (const line of items) {
      if (last !== undefined && line.id <= last) continue;

      last = line.id;
      yield line;
    }
    if (job.completedAt !== undefined) return;

    await waitFor(sockets, sockets.patience.retryMs * pollEvery, signal);
  }
}
