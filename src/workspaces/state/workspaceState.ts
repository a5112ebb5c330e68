import type { Agent, Workspace, WorkspaceBuild } from "../../coder/api/workspaces";

/** What a workspace is doing, as people see it. */
export type WorkspaceStateName =
  /** Its build is waiting for a provisioner, whatever it is to do. */
  | "queued"
  | "starting"
  | "stopping"
  | "deleting"
  | "canceling"
  /** It is running, and no problem is known. */
  | "running"
  /** It is running, and an agent has not reported yet: no fault while there is time left. */
  | "connecting"
  /** It is running, and its start scripts have not finished. */
  | "settingUp"
  | "scriptFailed"
  | "agentLost"
  | "agentTimeout"
  | "unhealthy"
  | "stopped"
  | "deleted"
  /**
   * Its last build failed; `transition` tells what it was to do. Unless that was a start, it may still be
   * running.
   */
  | "failed"
  | "canceled"
  /** A release newer than we know reported something else. */
  | "unknown";

/**
 * Determines the state of a workspace. The server's own `status` does not suffice: it reports a pending stop
 * like a pending start, a cancelled running build as `failed`, and with `running` nothing about agents (seen
 * on v2.31.0, v2.35.1 and v2.36.0).
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

/** Whether one of its builds is pending or running: no other can begin meanwhile (409, seen on v2.35.1). */
export function isBuilding({ job }: Pick<WorkspaceBuild, "job">): boolean {
  return job.status === "pending" || job.status === "running" || job.status === "canceling";
}

/**
 * Whether its last build was a start that succeeded. After a failed stop, nobody knows whether it is running.
 */
export function isRunning({ job, transition }: Pick<WorkspaceBuild, "job" | "transition">): boolean {
  return transition === "start" && job.status === "succeeded";
}

/** Whether its last build deleted it. */
export function isDeleted({ job, transition }: Pick<WorkspaceBuild, "job" | "transition">): boolean {
  return transition === "delete" && job.status === "succeeded";
}

/** Whether it will probably change its state soon, without anybody doing anything. */
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

/** The worst state among its agents; `healthy: false` counts only if no agent explains it. */
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
 * Determines the state of an agent. The server reports its connection and its lifecycle independently: a lost
 * one may have been starting (seen on v2.35.1).
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
