import { may } from "../authz/decide";
import { templateTarget, workspaceTarget } from "../authz/targets";
import { forbidden, internal, json, noContent, rbacForbidden, refuse } from "../http/answers";
import type { Answer, Endpoint, KeyedCall } from "../http/endpoint";
import { readJson } from "../http/readJson";
import { renderWorkspace } from "../render/workspace";
import type { Workspace } from "../state/model";
import { resolveWorkspace } from "./resolveWorkspace";

/** Changes to a workspace that need no build. */
export function workspaceSettingEndpoints(): Endpoint[] {
  return [
    { method: "PATCH", path: "/workspaces/:workspace", keyed: rename },
    { method: "PUT", path: "/workspaces/:workspace/ttl", keyed: setTtl },
    { method: "PUT", path: "/workspaces/:workspace/autostart", keyed: setAutostart },
    { method: "PUT", path: "/workspaces/:workspace/extend", keyed: extend },
    { method: "PUT", path: "/workspaces/:workspace/dormant", keyed: setDormant },
    { method: "PUT", path: "/workspaces/:workspace/favorite", keyed: (call) => setFavourite(call, true) },
    { method: "DELETE", path: "/workspaces/:workspace/favorite", keyed: (call) => setFavourite(call, false) },
  ];
}

function mayUpdate({ caller }: KeyedCall, workspace: Workspace): boolean {
  return may(caller, "update", workspaceTarget(workspace));
}

function mayReadTemplate({ caller, deployment }: KeyedCall, { templateId }: Workspace): boolean {
  const template = deployment.store.templates.get(templateId);
  return template !== undefined && may(caller, "read", templateTarget(template));
}

/** Renames are off by default; the same name again is no rename. */
async function rename(call: KeyedCall): Promise<Response> {
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  const body = await readJson(call, "UpdateWorkspaceRequest", { name: "string" });
  if (body instanceof Response) return body;
  if (body["name"] === undefined || body["name"] === workspace.name) return noContent(call.context);
  return refuse(call.context, 400, { message: "Workspace renames are not allowed." });
}

async function setTtl(call: KeyedCall): Promise<Response> {
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  const body = await readJson(call, "UpdateWorkspaceTTLRequest", { ttl_ms: "int" });
  if (body instanceof Response) return body;
  const step = mayReadTemplate(call, workspace)
    ? "update workspace time until shutdown"
    : "get template schedule";
  if (!mayReadTemplate(call, workspace) || !mayUpdate(call, workspace)) {
    return internal(
      call.context,
      "Error updating workspace time until shutdown.",
      `execute transaction: ${step}: ${rbacForbidden}`,
    );
  }
  workspace.ttlMilliseconds = typeof body["ttl_ms"] === "number" ? body["ttl_ms"] : undefined;
  return noContent(call.context);
}

async function setAutostart(call: KeyedCall): Promise<Response> {
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  const body = await readJson(call, "UpdateWorkspaceAutostartRequest", { schedule: "string" });
  if (body instanceof Response) return body;
  if (!mayReadTemplate(call, workspace))
    return internal(call.context, "Internal error getting template schedule options.", rbacForbidden);

  if (!mayUpdate(call, workspace))
    return internal(call.context, "Internal error updating workspace autostart schedule.", rbacForbidden);

  workspace.autostartSchedule =
    typeof body["schedule"] === "string" && body["schedule"] !== "" ? body["schedule"] : undefined;
  return noContent(call.context);
}

async function extend(call: KeyedCall): Promise<Response> {
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  const body = await readJson(call, "PutExtendWorkspaceRequest", { deadline: "string" });
  if (body instanceof Response) return body;
  if (!mayUpdate(call, workspace))
    return internal(call.context, "Failed to extend workspace deadline.", rbacForbidden);
  const deadline = new Date(typeof body["deadline"] === "string" ? body["deadline"] : "");
  if (Number.isNaN(deadline.getTime())) {
    return refuse(call.context, 400, {
      message: "Request body must be valid JSON.",
      detail: "parsing time: cannot parse deadline",
    });
  }
  workspace.deadline = deadline;
  return json(call.context, { message: `Deadline updated to ${deadline.toISOString()}.` });
}

/** Carried out before the workspace, now of another type, is read again: so a narrow key gets 500 and it is done. */
async function setDormant(call: KeyedCall): Promise<Response> {
  const { caller, context, deployment } = call;
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  const body = await readJson(call, "UpdateWorkspaceDormancy", { dormant: "bool" });
  if (body instanceof Response) return body;
  if (!mayUpdate(call, workspace))
    return internal(context, "Internal error updating workspace locked status.", rbacForbidden);

  workspace.dormantAt = body["dormant"] === true ? deployment.store.clock.now() : undefined;
  if (!may(caller, "read", workspaceTarget(workspace)))
    return internal(context, "Internal error fetching workspace.", rbacForbidden);

  const template = deployment.store.templates.get(workspace.templateId);
  if (template === undefined || !may(caller, "read", templateTarget(template))) return forbidden(context);
  return json(context, renderWorkspace(deployment, workspace, template, caller.userId));
}

function setFavourite(call: KeyedCall, favourite: boolean): Answer {
  const { caller, context } = call;
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  if (workspace.ownerId !== caller.userId)
    return refuse(context, 403, { message: "You can only set favorites for workspaces you own." });

  if (!mayUpdate(call, workspace)) {
    return internal(
      context,
      `Internal error ${favourite ? "setting" : "unsetting"} workspace as favorite`,
      rbacForbidden,
    );
  }
  workspace.favoriteOf[favourite ? "add" : "delete"](caller.userId);
  return noContent(context);
}
