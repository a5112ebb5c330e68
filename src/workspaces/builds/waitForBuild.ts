import type { WorkspaceBuild } from "../../coder/api/workspaces";
import { CoderError } from "../../coder/errors/coderError";
import type { SignedIn } from "../../session/sessionState";
import { type BuildResult, resultOf } from "./buildResult";
import { waitFor } from "./waitFor";

/** A build is checked after this many ms, then less and less often. */
const soonest = 1_000;
const latest = 10_000;
/** This many checks in a row may fail before waiting is given up: a few minutes. */
const mostFailures = 20;

/** A build that has ended. */
export type EndedBuild = { readonly build: WorkspaceBuild; readonly result: BuildResult };

/** How to wait. */
export type Waiting = {
  readonly signal: AbortSignal;
  /** Called with each check that finds it unfinished. */
  readonly onLook?: (build: WorkspaceBuild) => void;
  /** Waits, ms; returns early when the signal is aborted. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

/**
 * Waits until a build has ended. It tolerates a network that is gone for a while; a server that no longer
 * returns the build ends the wait.
 * @param client a client of its deployment.
 * @param build the build as returned when it began.
 * @returns undefined if waiting was cancelled.
 * @throws CoderError if the build cannot be read any more.
 */
export async function waitForBuild(
  client: Pick<SignedIn["client"], "workspaces">,
  build: WorkspaceBuild,
  { signal, onLook, wait = waitFor }: Waiting,
): Promise<EndedBuild | undefined> {
  const isGivenUp = () => signal.aborted;
  let now = build;
  let failures = 0;
  for (let pause = soonest; ; pause = Math.min(latest, pause * 1.3)) {
    const result = resultOf(now);
    if (result) return { build: now, result };
    onLook?.(now);
    await wait(pause, signal);
    if (isGivenUp()) return undefined;
    try {
      now = await client.workspaces.getBuild(build.id, signal);
      failures = 0;
    } catch (error) {
      if (isGivenUp()) return undefined;
      failures += 1;
      if (!isPassing(error) || failures > mostFailures) throw error;
    }
  }
}

/** Whether another check may succeed. */
function isPassing(error: unknown): boolean {
  return (
    error instanceof CoderError &&
    ["unreachable", "serverFault", "rateLimited", "notCoder"].includes(error.kind)
  );
}
