import * as l10n from "@vscode/l10n";
import type { WorkspaceBuild } from "../../../coder/api/workspaces";
import { CoderError } from "../../../coder/errors/coderError";
import type { LineWriter } from "../../../platform/shown/terminals";
import type { SignedIn } from "../../../session/sessionState";
import { resultOf } from "../buildResult";
import { waitFor } from "../waitFor";
import { HandOver } from "./handOver";
import { LogText } from "./logText";

/** What is followed. */
export type Followed = {
  readonly client: Pick<SignedIn["client"], "workspaces" | "deployment">;
  readonly workspaceName: string;
  readonly build: WorkspaceBuild;
};

/** A connection that was lost is made again after so many ms, then less and less often. */
const soonest = 1_000;
const latest = 15_000;
/** How often the place in the queue is looked at, in ms. */
const queueLook = 5_000;

type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/**
 * Writes the log of a build as it comes, until the build is over, and then what became of it. A connection that is lost is made again
 * where it was, for as long as the build goes on.
 * @param followed which build.
 * @param out where it is written.
 * @param signal stops following; the build goes on.
 * @throws what is no CoderError.
 */
export async function followLog(
  { client, workspaceName, build }: Followed,
  out: LineWriter,
  signal: AbortSignal,
  wait: Wait = waitFor,
): Promise<void> {
  const text = new LogText();
  const hand = new HandOver(out, signal, wait);
  await hand.take(text.begin(workspaceName, build));
  const isStopped = () => signal.aborted;
  const queue = new AbortController();
  const stop = () => queue.abort();
  signal.addEventListener("abort", stop);
  let last: number | undefined;
  let isLost = false;
  const read = async () => {
    for await (const line of client.workspaces.followBuild(build.id, last, signal)) {
      if (last !== undefined && line.id <= last) continue;
      last = line.id;
      isLost = false;
      stop();
      await hand.take(text.line(line));
      if (isStopped()) return;
    }
  };
  const waiting = tellQueue(client, build, (lines) => hand.take(lines), queue.signal, wait);
  try {
    for (let pause = soonest; !isStopped(); pause = Math.min(latest, pause * 2)) {
      const fault = await read().then(() => undefined, asFault);
      if (isStopped()) break;
      const now = await client.workspaces.getBuild(build.id, signal).catch(asFault);
      if (isStopped()) break;
      const isOver = !(now instanceof CoderError) && resultOf(now) !== undefined;
      // The log of a build that is over is whole once it was read without a fault.
      if (isOver && fault === undefined) {
        await hand.take(text.end(workspaceName, now));
        break;
      }
      const isHopeless = [fault, now].find((one) => one instanceof CoderError && !canPass(one));
      if (isHopeless instanceof CoderError || (isOver && isLost)) {
        const why = isHopeless instanceof CoderError ? isHopeless : fault;
        await hand.take(text.note(why ? `${why.message} ${why.advice}` : l10n.t("The log can't be read.")));
        if (!(now instanceof CoderError)) await hand.take(text.end(workspaceName, now));
        break;
      }
      if (!isLost) await hand.take(text.note(l10n.t("The connection was lost. Connecting again…")));
      isLost = true;
      await wait(pause, signal);
    }
  } finally {
    stop();
    signal.removeEventListener("abort", stop);
    await waiting;
  }
  if (isStopped()) {
    await hand.take(
      text.note(l10n.t("Stopped following. The build continues. Use Cancel Build to stop it.")),
    );
  } else {
    await hand.take(["", ...text.note(l10n.t("Press any key to close this log."))]);
  }
  hand.end();
}

/** Tells the place of a build that waits, until it is stopped or waits no longer. */
async function tellQueue(
  client: Followed["client"],
  build: WorkspaceBuild,
  tell: (lines: string[]) => Promise<void>,
  signal: AbortSignal,
  wait: Wait,
): Promise<void> {
  let now = build;
  let told = "";
  const isStopped = () => signal.aborted;
  while (!isStopped() && now.job.status === "pending") {
    const { queuePosition, queueSize } = now.job;
    const sentence =
      queuePosition > 0
        ? l10n.t("Waiting in the queue: {0} of {1}.", queuePosition, queueSize)
        : l10n.t("Waiting for a provisioner.");
    if (sentence !== told && (now !== build || queuePosition > 0)) await tell([sentence]);
    told = sentence;
    await wait(queueLook, signal);
    if (isStopped()) return;
    const read = await client.workspaces.getBuild(build.id, signal).catch(asFault);
    if (!(read instanceof CoderError)) now = read;
  }
}

function asFault(error: unknown): CoderError {
  if (error instanceof CoderError) return error;
  throw error;
}

function canPass({ kind }: CoderError): boolean {
  return ["unreachable", "serverFault", "rateLimited", "notCoder"].includes(kind);
}
