import { may } from "../authz/decide.js";
import { workspaceTarget } from "../authz/targets.js";
import { notFound } from "../http/answers.js";
import type { KeyedCall } from "../http/endpoint.js";
import type { Workspace } from "../state/model.js";
import { pathId } from "./pathId.js";

/** The workspace whose id is in the path, when the caller may read it; else the answer to give. */
export function resolveWorkspace(call: KeyedCall): Workspace | Response {
  const id = pathId(call, "workspace");
  if (id instanceof Response) return id;
  const workspace = call.deployment.store.workspaces.get(id);
  return workspace !== undefined && may(call.caller, "read", workspaceTarget(workspace))
    ? workspace
    : notFound(call.context);
}
