import { type Catalog, findScope } from "../catalog/catalog";
import type { AllowEntry, Grant } from "../grant/grant";

/** What is known of the workspace that a command is about. */
export type WorkspaceFacts = {
  /** The AI task that it belongs to. */
  readonly taskId: string | undefined;
  /** Whether it has to be started before anything runs in it. */
  readonly isStopped: boolean;
};

/** Why a command needs more than usual. */
export type Condition = "task" | "stopped";

/** What a command needs because of how things are. */
export type ConditionalNeeds = { readonly conditions: readonly Condition[]; readonly grant: Grant };

/** Commands that build a workspace; those that start a stopped one first. (v2.35.1) */
const building = ["start", "stop", "restart", "update", "delete", "delete --orphan", "state push"];
const connecting = ["ssh", "port-forward", "vscodessh"];

/**
 * Adds what a command needs in the state that its workspace is in (routes of v2.35.1, tested on a running
 * server): building a workspace of an AI task changes the task, and connecting to a stopped one starts it.
 * @param needed what the command always needs, with the workspace's ID.
 * @param workspaceId in lower case.
 */
export function withConditions(
  catalog: Catalog,
  command: string,
  needed: Grant,
  workspaceId: string,
  { taskId, isStopped }: WorkspaceFacts,
): ConditionalNeeds {
  const conditions: Condition[] = [];
  const scopes = [...needed.scopes];
  const allowList: AllowEntry[] = [...needed.allowList];
  if (isStopped && connecting.includes(command)) {
    conditions.push("stopped");
    scopes.push("workspace:start");
    allowList.push({ type: "workspace", id: workspaceId });
  }
  const builds = building.includes(command) || conditions.length > 0;
  if (builds && taskId !== undefined && findScope(catalog, "task:update")) {
    conditions.push("task");
    scopes.push("task:read", "task:update");
    allowList.push({ type: "task", id: taskId });
  }
  return { conditions, grant: { scopes, allowList } };
}
