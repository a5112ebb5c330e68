import { may } from "../authz/decide";
import { templateTarget, workspaceTarget } from "../authz/targets";
import { forbidden, internal, json, noContent, rbacForbidden, refuse } from "../http/answers";
import type { Answer, Endpoint, KeyedCall } from "../http/endpoint";
import { jsonTime } from "../http/goTime";
import { readJson, validationFailed } from "../http/readJson";
import { renderWorkspace } from "../render/workspace";
import { isActive, latestBuild } from "../state/builds";
import { day, minute } from "../state/clock";
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
    { method: "PUT", path: "/workspaces/:workspace/autoupdates", keyed: setAutomaticUpdates },
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

async function setAutomaticUpdates(call: KeyedCall): Promise<Response> {
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  const body = await readJson(call, "UpdateWorkspaceAutomaticUpdatesRequest", {
    automatic_updates: "string",
  });
  if (body instanceof Response) return body;
  const wanted = body["automatic_updates"];
  if (wanted !== "always" && wanted !== "never") {
    return refuse(call.context, 400, {
      message: "Invalid request",
      validations: [{ field: "automatic_updates", detail: "must be always or never" }],
    });
  }
  if (!mayUpdate(call, workspace)) {
    return internal(
      call.context,
      "Internal error updating workspace automatic updates setting",
      rbacForbidden,
    );
  }

  workspace.automaticUpdates = wanted;
  return noContent(call.context);
}

/** Renames are disabled by default; the same name again is not a rename. */
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
  const ttl = typeof body["ttl_ms"] === "number" && body["ttl_ms"] !== 0 ? body["ttl_ms"] : undefined;
  const fault =
    ttl === undefined || (ttl >= minute && ttl < 30 * day)
      ? undefined
      : ttl < minute
        ? "time until shutdown must be at least one minute"
        : "time until shutdown must be less than 30 days";
  if (fault !== undefined) {
    return refuse(call.context, 400, {
      message: "Error updating workspace time until shutdown.",
      validations: [{ field: "ttl_ms", detail: fault }],
    });
  }
  workspace.ttlMilliseconds = ttl;
  // Removing it also removes the deadline of a running workspace; setting it again does not restore that.
  if (ttl === undefined) latestBuild(workspace).deadline = undefined;
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

  const schedule = typeof body["schedule"] === "string" ? body["schedule"] : "";
  const fault = schedule === "" ? undefined : scheduleFault(schedule);
  if (fault !== undefined) {
    return refuse(call.context, 400, {
      message: "Invalid autostart schedule.",
      validations: [{ field: "schedule", detail: fault }],
    });
  }
  workspace.autostartSchedule = schedule === "" ? undefined : schedule;
  return noContent(call.context);
}

/** Five fields, optionally preceded by a zone; days of the month and months cannot be restricted. */
function scheduleFault(schedule: string): string | undefined {
  const fields = schedule
    .replace(/^CRON_TZ=\S+\s+/, "")
    .trim()
    .split(/\s+/);
  if (fields.length < 5)
    return "validate weekly schedule: expected schedule to consist of 5 fields with an optional CRON_TZ=<timezone> prefix";

  if (fields.length > 5)
    return `parse schedule: expected exactly 5 fields, found ${fields.length}: [${fields.join(" ")}]`;

  return fields[2] === "*" && fields[3] === "*"
    ? undefined
    : "validate weekly schedule: expected day-of-month and month to be *";
}

async function extend(call: KeyedCall): Promise<Response> {
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  const body = await readJson(call, "PutExtendWorkspaceRequest", { deadline: "string" });
  if (body instanceof Response) return body;
  const text = body["deadline"];
  if (typeof text !== "string")
    return validationFailed(call, "deadline", "required", "0001-01-01 00:00:00 +0000 UTC");

  const deadline = new Date(text);
  if (Number.isNaN(deadline.getTime())) {
    return refuse(call.context, 400, {
      message: "Request body must be valid JSON.",
      detail: `parsing time "${text}" as "2006-01-02T15:04:05Z07:00": cannot parse "${text}" as "2006"`,
    });
  }
  const { store } = call.deployment;
  const now = store.clock.now();
  const latest = latestBuild(workspace);
  const conflict = (message: string): Response => refuse(call.context, 409, { message });
  if (latest.transition !== "start")
    return conflict(`Workspace must be started, current status: ${latest.transition}`);

  if (isActive(latest, now)) return conflict("Workspace is still building!");
  if (latest.deadline === undefined) return conflict("Workspace shutdown is manual.");
  if (deadline.getTime() < now.getTime() + 30 * minute) {
    return refuse(call.context, 400, {
      message: "Cannot extend workspace: new deadline must be at least 30 minutes in the future",
    });
  }
  if (!mayUpdate(call, workspace))
    return refuse(call.context, 500, { message: "Failed to extend workspace deadline." });

  latest.deadline = deadline;
  return json(call.context, {
    message: `Deadline updated to ${jsonTime(deadline).replace(/\.\d+Z$/, "Z")}.`,
  });
}

/**
 * Takes effect before the workspace, now of another type, is read again: a narrow key gets 500 although it
 * was done.
 */
async function setDormant(call: KeyedCall): Promise<Response> {
  const { caller, context, deployment } = call;
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  const body = await readJson(call, "UpdateWorkspaceDormancy", { dormant: "bool" });
  if (body instanceof Response) return body;
  if ((body["dormant"] === true) === (workspace.dormantAt !== undefined)) return context.body(null, 304);
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
    return refuse(context, 403, { message: "You can only favorite workspaces that you own." });

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
