import type { ParameterValue, Workspace, WorkspaceBuild } from "../../coder/api/workspaces";
import { isAtLeast, parseServerVersion } from "../../core/release/serverVersion";
import type { SignedIn } from "../../session/sessionState";
import { isRunning } from "../state/workspaceState";
import { beginBuild } from "./beginBuild";
import { readWorkspace } from "./lookAgain";
import { Refused, underWay } from "./refusals";
import { waitFor } from "./waitFor";
import { type EndedBuild, waitForBuild } from "./waitForBuild";

type Builder = Pick<SignedIn, "client" | "record">;

/** How a workspace is stopped and started again. */
export type CyclePlan = {
  /** With which version it starts; undefined keeps its own. */
  readonly versionId: string | undefined;
  /** What the start is told anew. */
  readonly parameters: readonly ParameterValue[];
  /** One request, which the server carries out whatever happens to this window. */
  readonly inOne: boolean;
};

/** What a cycle tells on its way. */
export type CycleEvents = {
  readonly signal: AbortSignal;
  /** A build has begun, or is looked at. */
  readonly onBuild: (build: WorkspaceBuild) => void;
};

/**
 * Plans a restart. In one request (from v2.36) the server would also update, so a workspace that is outdated takes two and keeps
 * its version.
 * @param workspace as it was read right before.
 * @param version the text of the server's version.
 */
export function planRestart(workspace: Workspace, version: string): CyclePlan {
  const inOne = !workspace.outdated && canStartAfterStop(version);
  return { versionId: inOne ? undefined : workspace.latestBuild.templateVersionId, parameters: [], inOne };
}

/**
 * Plans the update of a workspace that runs. What the person has to answer for it is told in a request of its own.
 * @param workspace as it was read right before.
 * @param version the text of the server's version.
 * @param parameters what was answered.
 */
export function planUpdate(
  workspace: Workspace,
  version: string,
  parameters: readonly ParameterValue[],
): CyclePlan {
  const inOne = parameters.length === 0 && canStartAfterStop(version);
  return { versionId: inOne ? undefined : workspace.templateActiveVersionId, parameters, inOne };
}

/** Whether a stop can be told to start again afterwards. Releases before just stop (read in v2.35.1). */
export function canStartAfterStop(version: string): boolean {
  const release = parseServerVersion(version);
  return release !== undefined && isAtLeast(release, "2.36.0");
}

/**
 * Stops a workspace and starts it again.
 * @param session who does it.
 * @param before the workspace as it was read right before.
 * @param plan how.
 * @returns the last build that was begun and what became of it; undefined when it was given up.
 * @throws Refused, CoderError: see `beginBuild` and `waitForBuild`; NotStartedAgain when it was stopped and the start failed to begin.
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

/** It was stopped, and what was to start it again failed. */
export class NotStartedAgain extends Error {
  constructor(cause: unknown) {
    super("Stopped and not started again", { cause });
    this.name = "NotStartedAgain";
  }
}

/** The server begins it by itself: when the stop is read as over, it may not be there yet. In ms. */
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
  // Somebody else was faster: a second start would replace what they have just begun.
  if (workspace.latestBuild.number > stop.number && !isRunning(workspace.latestBuild))
    throw new Refused({ sentence: underWay(workspace, session.record), next: "showBuildLog" });
  if (workspace.latestBuild.number > stop.number) return workspace.latestBuild;
  return beginBuild(session, workspace, {
    transition: "start",
    templateVersionId: versionId,
    ...(parameters.length === 0 ? {} : { parameters }),
  });
}
