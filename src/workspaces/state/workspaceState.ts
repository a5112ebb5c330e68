import type { Agent, Workspace, WorkspaceBuild } from "../../coder/api/workspaces";

/** What a workspace is doing, as a person sees it. */
export type WorkspaceStateName =
  /** Its build waits for a provisioner, whatever it is to do. */
  | "queued"
  | "starting"
  | "stopping"
  | "deleting"
  | "canceling"
  /** It runs, and nothing is known to be wrong with it. */
  | "running"
  /** It runs, and an agent has not been heard of yet: it is no fault as long as there is time. */
  | "connecting"
  /** It runs, and its scripts for the start are not done. */
  | "settingUp"
  | "scriptFailed"
  | "agentLost"
  | "agentTimeout"
  | "unhealthy"
  | "stopped"
  | "deleted"
  /** Its last build failed; what it was to do tells `transition`. It may still run when that was not a start. */
  | "failed"
  | "canceled"
  /** A release later than we know said something else. */
  | "unknown";

/**
 * Works out the one state of a workspace. The server's own `status` alone does not tell it: a pending stop looks like a
 * pending start there, a running build that was cancelled says `failed`, and `running` says nothing of agents (seen on v2.31.0,
 * v2.35.1 and v2.36.0).
 */
export function stateOf({
  latestBuild,
  healthy,
}: Pick<Workspace, "latestBuild" | "healthy">): WorkspaceStateName {
  const { job, transition } = latestBuild;
  switch (job.status) {
    case "pending":
      return "queued";
    case "running":
      return underWay(transition);
    case "canceling":
      return "canceling";
    case "canceled":
      return "canceled";
    case "failed":
      return job.canceledAt === undefined ? "failed" : "canceled";
    case "succeeded":
      return transition === "start" ? whileRunning(latestBuild, healthy) : ended(transition);
    default:
      return "unknown";
  }
}

/** Whether a build of it waits or runs: nothing else can be begun meanwhile (409, seen on v2.35.1). */
export function isBuilding({ job }: Pick<WorkspaceBuild, "job">): boolean {
  return job.status === "pending" || job.status === "running" || job.status === "canceling";
}

/** Whether its last build started it and is done. A stop that failed leaves it unknown whether it runs. */
export function isRunning({ job, transition }: Pick<WorkspaceBuild, "job" | "transition">): boolean {
  return transition === "start" && job.status === "succeeded";
}

/** Whether its last build deleted it. */
export function isDeleted({ job, transition }: Pick<WorkspaceBuild, "job" | "transition">): boolean {
  return transition === "delete" && job.status === "succeeded";
}

/** Whether it is likely to be in another state soon, without anybody doing anything. */
export function isInTransit(workspace: Pick<Workspace, "latestBuild" | "healthy">): boolean {
  const state = stateOf(workspace);
  return isBuilding(workspace.latestBuild) || state === "connecting" || state === "settingUp";
}

function underWay(transition: string): WorkspaceStateName {
  const states: Readonly<Record<string, WorkspaceStateName>> = {
    start: "starting",
    stop: "stopping",
    delete: "deleting",
  };
  return states[transition] ?? "unknown";
}

function ended(transition: string): WorkspaceStateName {
  const states: Readonly<Record<string, WorkspaceStateName>> = { stop: "stopped", delete: "deleted" };
  return states[transition] ?? "unknown";
}

/** The worst that is known of its agents; `healthy: false` counts only where nothing says why. */
function whileRunning({ agents }: WorkspaceBuild, isHealthy: boolean): WorkspaceStateName {
  const states = agents.map(agentState);
  const worst = (["agentLost", "agentTimeout", "scriptFailed", "connecting", "settingUp"] as const).find(
    (state) => states.includes(state),
  );
  if (worst) return worst;
  return isHealthy ? "running" : "unhealthy";
}

/** What an agent is doing. */
export type AgentStateName =
  | "connecting"
  | "settingUp"
  | "ready"
  | "scriptSlow"
  | "scriptFailed"
  | "shuttingDown"
  | "agentLost"
  | "agentTimeout";

/**
 * Works out the one state of an agent. Its connection and its life are told apart by the server and are independent: a lost one
 * may have been starting (seen on v2.35.1).
 */
export function agentState({
  status,
  lifecycleState,
}: Pick<Agent, "status" | "lifecycleState">): AgentStateName {
  if (status === "disconnected") return "agentLost";
  if (status === "timeout") return "agentTimeout";
  if (status === "connecting") return "connecting";
  switch (lifecycleState) {
    case "created":
    case "starting":
      return "settingUp";
    case "start_error":
      return "scriptFailed";
    case "start_timeout":
      return "scriptSlow";
    case "shutting_down":
    case "shutdown_timeout":
    case "shutdown_error":
    case "off":
      return "shuttingDown";
    default:
      return "ready";
  }
}
