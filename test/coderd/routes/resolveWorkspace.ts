import { may } from "../authz/decide";
import { workspaceTarget } from "../authz/targets";
import { notFound } from "../http/answers";
import type { KeyedCall } from "../http/endpoint";
import type { Workspace } from "../state/model";
import { pathId } from "./pathId";

/** The workspace whose id is in the path, when the caller may read it; else the answer to give. */
export function resolveWorkspace(call: KeyedCall): Workspace | Response {
  const id = pathId(call, "workspace");
  if (id instanceof Response) return id;
  const workspace = call.deployment.store.workspaces.get(id);
  return workspace !== undefined && may(call.caller, "read", workspaceTarget(workspace))
    ? workspace
    : notFound(call.context);
}
