import { may } from "../authz/decide";
import { workspaceTarget } from "../authz/targets";
import { notFound } from "../http/answers";
import type { KeyedCall } from "../http/endpoint";
import type { Build, Workspace } from "../state/model";
import { pathId } from "./pathId";

/**
 * Returns the build in the path with its workspace, if the caller may read that; otherwise the answer to
 * send.
 */
export function resolveBuild(call: KeyedCall): { build: Build; workspace: Workspace } | Response {
  const id = pathId(call, "build");
  if (id instanceof Response) return id;
  for (const workspace of call.deployment.store.workspaces.values()) {
    const build = workspace.builds.find((candidate) => candidate.id === id);
    if (build !== undefined && may(call.caller, "read", workspaceTarget(workspace)))
      return { build, workspace };
  }
  return notFound(call.context);
}
