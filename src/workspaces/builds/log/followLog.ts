import * as l10n from "@vscode/l10n";
import type { WorkspaceBuild } from "../../../coder/api/workspaces";
import { CoderError } from "../../../coder/errors/coderError";
import type { LineWriter } from "../../../platform/shown/terminals";
import type { SignedIn } from "../../../session/sessionState";
import { resultOf } from "../buildResult";
import { waitFor } from "../waitFor";
import { HandOver } from "./handOver";
import { LogText } from "./logText";

/** The build to follow. */
export type Followed = {
  readonly client: Pick<SignedIn["client"], "workspaces" | "deployment">;
  readonly workspaceName: string;
  readonly build: WorkspaceBuild;
};

/** A lost connection is re-established after this many ms, then less and less often. */
const soonest = 1_000;
const latest = 15_000;
/** How often to check the place in the queue, in ms. */
const queueLook = 5_000;

type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/**
 * Writes the log of a build as it arrives, until the build has ended, and then its result. Re-establishes a
 * lost connection where it broke off, for as long as the build runs.
 * @param followed the build.
 * @param out where to write it.
 * @param signal stops following; the build continues.
 * @throws anything but CoderErrors.
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
      // The log of a build that has ended is complete once it was read without a fault.
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

/** Reports the place of a queued build, until cancelled or until the build leaves the queue. */
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
