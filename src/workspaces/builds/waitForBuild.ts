import type { WorkspaceBuild } from "../../coder/api/workspaces";
import { CoderError } from "../../coder/errors/coderError";
import type { SignedIn } from "../../session/sessionState";
import { type BuildResult, resultOf } from "./buildResult";
import { waitFor } from "./waitFor";

/** A build is looked at after so many ms, then less and less often. */
const soonest = 1_000;
const latest = 10_000;
/** So many looks in a row may fail before it is given up: some minutes. */
const mostFailures = 20;

/** A build that is over. */
export type EndedBuild = { readonly build: WorkspaceBuild; readonly result: BuildResult };

/** How it is waited. */
export type Waiting = {
  readonly signal: AbortSignal;
  /** Called with each look that finds it under way. */
  readonly onLook?: (build: WorkspaceBuild) => void;
  /** Waits, ms; ends early when the signal is aborted. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

/**
 * Waits until a build is over. A network that is gone for a while changes nothing; a server that does not give the build any more
 * ends it.
 * @param client asks its deployment.
 * @param build as it was answered when it began.
 * @returns undefined when it was given up.
 * @throws CoderError when the build cannot be read any more.
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

/** Whether another look may fare better. */
function isPassing(error: unknown): boolean {
  return (
    error instanceof CoderError &&
    ["unreachable", "serverFault", "rateLimited", "notCoder"].includes(error.kind)
  );
}
