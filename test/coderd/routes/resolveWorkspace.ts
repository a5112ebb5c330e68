import { may } from "../authz/decide";
import { workspaceTarget } from "../authz/targets";
import { notFound } from "../http/answers";
import type { KeyedCall } from "../http/endpoint";
import type { Workspace } from "../state/model";
import { pathId } from "./pathId";

/** Returns the workspace whose ID is in the path, if the caller may read it; otherwise the answer to send. */
export function resolveWorkspace(call: KeyedCall): Workspace | Response {
  const id = pathId(call, "workspace");
  if (id instanceof Response) return id;
  const workspace = call.deployment.store.workspaces.get(id);
  return workspace !== undefined && may(call.caller, "read", workspaceTarget(workspace))
    ? workspace
    : notFound(call.context);
}
