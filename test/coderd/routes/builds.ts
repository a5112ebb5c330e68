import { may } from "../authz/decide";
import { templateTarget, workspaceTarget } from "../authz/targets";
import { forbidden, internal, json, notFound, rbacForbidden, refuse } from "../http/answers";
import type { Answer, Endpoint, KeyedCall } from "../http/endpoint";
import { readJson, validationFailed } from "../http/readJson";
import { renderBuild } from "../render/build";
import { addBuild, isDeleted, jobStatus, latestBuild } from "../state/builds";
import type { Build, Transition, Workspace } from "../state/model";
import { pathId } from "./pathId";
import { mayKnow } from "./resolveUser";
import { resolveWorkspace } from "./resolveWorkspace";

/** Builds, which start, stop and delete workspaces. */
export function buildEndpoints(): Endpoint[] {
  return [
    { method: "GET", path: "/workspaces/:workspace/builds", keyed: listBuilds },
    { method: "POST", path: "/workspaces/:workspace/builds", keyed: createBuild },
    { method: "GET", path: "/workspacebuilds/:build", keyed: readBuild },
    { method: "GET", path: "/workspacebuilds/:build/logs", keyed: readLogs },
    { method: "PATCH", path: "/workspacebuilds/:build/cancel", keyed: cancelBuild },
  ];
}

function isTransition(text: unknown): text is Transition {
  return text === "start" || text === "stop" || text === "delete";
}

/** Newest first. The template need not be readable. */
function listBuilds(call: KeyedCall): Answer {
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  return json(
    call.context,
    [...workspace.builds].reverse().map((build) => renderBuild(call.deployment, workspace, build)),
  );
}

/** `dry_run` is ignored: the build is real (seen on v2.35.1). */
async function createBuild(call: KeyedCall): Promise<Response> {
  const { caller, context, deployment } = call;
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  const body = await readJson(call, "CreateWorkspaceBuildRequest", {
    transition: "string",
    reason: "string",
    log_level: "string",
  });
  if (body instanceof Response) return body;
  const { transition, reason } = body;
  if (!isTransition(transition))
    return validationFailed(call, "transition", "oneof", typeof transition === "string" ? transition : "");

  const refusal = refuseBuild(call, workspace, transition);
  if (refusal !== undefined) return refusal;
  const build = addBuild(deployment.store, workspace, {
    transition,
    initiator: caller.user,
    duration: deployment.settings.buildDuration,
    ...(typeof reason === "string" && reason !== "" ? { reason } : {}),
  });
  return json(context, renderBuild(deployment, workspace, build, true), 201);
}

function refuseBuild(call: KeyedCall, workspace: Workspace, transition: Transition): Response | undefined {
  const { caller, context, deployment } = call;
  const { store } = deployment;
  if (!may(caller, transition, workspaceTarget(workspace)))
    return forbidden(context, `You do not have permission to ${transition} this workspace.`);

  const template = store.templates.get(workspace.templateId);
  if (template === undefined || !may(caller, "read", templateTarget(template)))
    return internal(context, "failed to fetch template", rbacForbidden);

  const now = store.clock.now();
  if (isDeleted(workspace, now) || jobStatus(latestBuild(workspace), now) === "running") {
    return refuse(context, 409, {
      message: "A workspace build is already active.",
      detail: "A workspace build is already active.",
    });
  }
  const owner = store.users.get(workspace.ownerId);
  // Parameters that depend on their owner need the owner's data, whatever the transition.
  if (template.classicParameters || (owner !== undefined && mayKnow(call, owner))) return undefined;
  return refuse(context, 400, {
    message: "Unable to validate parameters",
    detail: "Failed to fetch workspace owner; Please check your permissions or the user may not exist.",
  });
}

function resolveBuild(call: KeyedCall): { build: Build; workspace: Workspace } | Response {
  const id = pathId(call, "build");
  if (id instanceof Response) return id;
  for (const workspace of call.deployment.store.workspaces.values()) {
    const build = workspace.builds.find((candidate) => candidate.id === id);
    if (build !== undefined && may(call.caller, "read", workspaceTarget(workspace)))
      return { build, workspace };
  }
  return notFound(call.context);
}

function readBuild(call: KeyedCall): Answer {
  const found = resolveBuild(call);
  return found instanceof Response
    ? found
    : json(call.context, renderBuild(call.deployment, found.workspace, found.build));
}

function readLogs(call: KeyedCall): Answer {
  const found = resolveBuild(call);
  return found instanceof Response ? found : json(call.context, []);
}

function cancelBuild(call: KeyedCall): Answer {
  const found = resolveBuild(call);
  if (found instanceof Response) return found;
  const { build, workspace } = found;
  const now = call.deployment.store.clock.now();
  if (!may(call.caller, "update", workspaceTarget(workspace))) {
    return internal(
      call.context,
      "Internal error updating provisioner job.",
      `cancel workspace build: ${rbacForbidden}`,
    );
  }
  if (jobStatus(build, now) !== "running")
    return refuse(call.context, 400, { message: "Job has already completed!" });
  build.outcome = "canceled";
  build.completesAt = now;
  return json(call.context, { message: "Job has been marked as canceled..." });
}
