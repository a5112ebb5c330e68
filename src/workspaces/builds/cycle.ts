import type { ParameterValue, Workspace, WorkspaceBuild } from "../../coder/api/workspaces";
import { isAtLeast, parseServerVersion } from "../../core/release/serverVersion";
import type { SignedIn } from "../../session/sessionState";
import { Refused, underWay } from "../state/whyNotNow";
import { isRunning } from "../state/workspaceState";
import { beginBuild } from "./beginBuild";
import { readWorkspace } from "./lookAgain";
import { waitFor } from "./waitFor";
import { type EndedBuild, waitForBuild } from "./waitForBuild";

type Builder = Pick<SignedIn, "client" | "record">;

/** How to stop a workspace and start it again. */
export type CyclePlan = {
  /** The version to start; undefined keeps its own. */
  readonly versionId: string | undefined;
  /** New parameter values for the start. */
  readonly parameters: readonly ParameterValue[];
  /** Whether to use one request, which the server completes whatever happens to this window. */
  readonly inOne: boolean;
};

/** What a cycle reports as it proceeds. */
export type CycleEvents = {
  readonly signal: AbortSignal;
  /** A build has begun, or was checked. */
  readonly onBuild: (build: WorkspaceBuild) => void;
};

/**
 * Plans a restart. A single request (from v2.36) would also update, so an outdated workspace takes two
 * requests and keeps its version.
 * @param workspace the workspace as just read.
 * @param version the text of the server's version.
 */
export function planRestart(workspace: Workspace, version: string): CyclePlan {
  const inOne = !workspace.outdated && canStartAfterStop(version);
  return { versionId: inOne ? undefined : workspace.latestBuild.templateVersionId, parameters: [], inOne };
}

/**
 * Plans the update of a running workspace. If the person has to supply values for it, the start is a separate
 * request.
 * @param workspace the workspace as just read.
 * @param version the text of the server's version.
 * @param parameters the supplied values.
 */
export function planUpdate(
  workspace: Workspace,
  version: string,
  parameters: readonly ParameterValue[],
): CyclePlan {
  const inOne = parameters.length === 0 && canStartAfterStop(version);
  return { versionId: inOne ? undefined : workspace.templateActiveVersionId, parameters, inOne };
}

/** Whether a stop can be told to start again afterwards. Earlier releases just stop (read in v2.35.1). */
export function canStartAfterStop(version: string): boolean {
  const release = parseServerVersion(version);
  return release !== undefined && isAtLeast(release, "2.36.0");
}

/**
 * Stops a workspace and starts it again.
 * @param session the session that acts.
 * @param before the workspace as just read.
 * @param plan how to do it.
 * @returns the last build that was begun and its result; undefined if waiting was cancelled.
 * @throws Refused, CoderError: see `beginBuild` and `waitForBuild`; NotStartedAgain if it was stopped and the
 * start failed to begin.
 */
export async function cycle(
  session: Builder,
  before: Workspace,
  plan: CyclePlan,
  { signal, onBuild }: CycleEvents,
): Promise<EndedBuild | undefined> {
  const stop = await beginBuild(session, before, {
    transition: "stop",
    ...(plan.inOne ? { thenStart: true } : {}),
  });
  onBuild(stop);
  const stopped = await waitForBuild(session.client, stop, { signal, onLook: onBuild });
  if (stopped?.result.kind !== "succeeded") return stopped;
  try {
    const start = plan.inOne
      ? await startOfServer(session, before, stop, signal)
      : await startAgain(session, before, stop, plan);
    if (!start) return stopped;
    onBuild(start);
    return await waitForBuild(session.client, start, { signal, onLook: onBuild });
  } catch (error) {
    throw new NotStartedAgain(error);
  }
}

/** The workspace was stopped, but starting it again failed. */
export class NotStartedAgain extends Error {
  constructor(cause: unknown) {
    super("Stopped and not started again", { cause });
    this.name = "NotStartedAgain";
  }
}

/**
 * The server begins the start itself: when we see that the stop has ended, the start may not be there yet. In
 * ms.
 */
const patience = [0, 500, 1_000, 2_000, 4_000, 8_000] as const;

async function startOfServer(
  session: Builder,
  before: Workspace,
  stop: WorkspaceBuild,
  signal: AbortSignal,
): Promise<WorkspaceBuild | undefined> {
  for (const pause of patience) {
    await waitFor(pause, signal);
    if (signal.aborted) return undefined;
    const { latestBuild } = await readWorkspace(session.client, before, signal);
    if (latestBuild.number > stop.number) return latestBuild;
  }
  throw new Error("The server did not begin the start that it was asked for.");
}

async function startAgain(
  session: Builder,
  before: Workspace,
  stop: WorkspaceBuild,
  { versionId, parameters }: CyclePlan,
): Promise<WorkspaceBuild> {
  const workspace = await readWorkspace(session.client, before);
  // Somebody else was faster: a second start would replace the one they have just begun.
  if (workspace.latestBuild.number > stop.number && !isRunning(workspace.latestBuild))
    throw new Refused({ sentence: underWay(workspace, session.record), next: "showBuildLog" });
  if (workspace.latestBuild.number > stop.number) return workspace.latestBuild;
  return beginBuild(session, workspace, {
    transition: "start",
    templateVersionId: versionId,
    ...(parameters.length === 0 ? {} : { parameters }),
  });
}
