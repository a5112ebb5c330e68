import { isUuid } from "../authz/allowList";
import { may } from "../authz/decide";
import { templateTarget, workspaceTarget } from "../authz/targets";
import { forbidden, internal, json, rbacForbidden, refuse } from "../http/answers";
import type { DecodedBody } from "../http/decodeBody";
import type { KeyedCall } from "../http/endpoint";
import { readJson, validationFailed } from "../http/readJson";
import { renderBuild } from "../render/build";
import { isActive, isDeleted, latestBuild } from "../state/builds";
import { buildTimes } from "../state/buildTimes";
import type { Template, Transition, Workspace } from "../state/model";
import { addBuild } from "../state/settle";
import { findVersion, takeFailure } from "../state/store";
import type { TemplateVersion } from "../state/versions";
import { resolveValues } from "./parameterRules";
import { uuidProblem } from "./pathId";
import { readPreset, readValues } from "./readValues";
import { mayKnow } from "./resolveUser";
import { resolveWorkspace } from "./resolveWorkspace";

const reasons = [
  "dashboard",
  "cli",
  "ssh_connection",
  "vscode_connection",
  "jetbrains_connection",
  "task_manual_pause",
  "task_resume",
];

/**
 * Starts, stops or deletes, with the refusals of v2.35.1 in its order. `dry_run` and unknown parameters are
 * ignored.
 */
export async function createBuild(call: KeyedCall): Promise<Response> {
  const { caller, context, deployment } = call;
  const { profile, store } = deployment;
  const workspace = resolveWorkspace(call);
  if (workspace instanceof Response) return workspace;
  const body = await readJson(call, "CreateWorkspaceBuildRequest", {
    transition: "string",
    reason: "string",
    log_level: "string",
    template_version_id: "uuid",
    template_version_preset_id: "uuid",
    rich_parameter_values: "any",
    orphan: "bool",
    state: "any",
    on_success: "any",
  });
  if (body instanceof Response) return body;
  const { transition } = body;
  if (!isTransition(transition))
    return validationFailed(call, "transition", "oneof", typeof transition === "string" ? transition : "");

  const next = profile.onSuccess ? readOnSuccess(call, body, transition) : undefined;
  if (next instanceof Response) return next;
  const template = store.templates.get(workspace.templateId);
  const refusal =
    refuseBody(call, body, transition) ?? refuseRights(call, workspace, transition, template, body);
  if (refusal !== undefined) return refusal;
  if (template === undefined) return internal(context, "failed to fetch template", rbacForbidden);
  const version = versionOf(call, body, workspace, template);
  if (version instanceof Response) return version;
  const conflict = refuseConflict(call, workspace, transition);
  if (conflict !== undefined) return conflict;
  const owner = store.users.get(workspace.ownerId);
  // Parameters that depend on their owner need the owner's data, whatever the transition.
  if (!template.classicParameters && (owner === undefined || !mayKnow(call, owner))) {
    return refuse(context, 400, {
      message: "Unable to validate parameters",
      detail: "Failed to fetch workspace owner; Please check your permissions or the user may not exist.",
    });
  }
  const values = resolveValues(
    profile,
    version,
    { last: latestBuild(workspace).parameters, given: readValues(body, version) },
    template.classicParameters,
  );
  if ("problem" in values) return refuse(context, 400, values.problem);
  const build = addBuild(store, workspace, {
    transition,
    initiator: caller.user,
    version,
    presetId: readPreset(body, version)?.id,
    parameters: values.values,
    failure: takeFailure(store, workspace, transition),
    onSuccess: next,
    ...buildTimes(store, transition, version),
    ...reasonOf(call, body, transition),
  });
  return json(context, renderBuild(deployment, workspace, build, true), 201);
}

/** The reason for the build, according to the client; v2.31.0 used it only for a start. */
function reasonOf({ deployment }: KeyedCall, body: DecodedBody, transition: Transition): { reason?: string } {
  const { reason } = body;
  const isHeard = transition === "start" || deployment.profile.recentFields;
  return typeof reason === "string" && reason !== "" && isHeard ? { reason } : {};
}

function isTransition(text: unknown): text is Transition {
  return text === "start" || text === "stop" || text === "delete";
}

/** From v2.36, a start may follow a stop. */
function readOnSuccess(
  call: KeyedCall,
  body: DecodedBody,
  transition: Transition,
): { versionId: string | undefined } | Response | undefined {
  const wanted = body["on_success"];
  if (typeof wanted !== "object" || wanted === null) return undefined;
  const { template_version_id: versionId, transition: second } = wanted as Record<string, unknown>;
  if (second !== "start")
    return validationFailed(call, "transition", "oneof", typeof second === "string" ? second : "");
  if (transition !== "stop")
    return refuse(call.context, 400, { message: "OnSuccess is only permitted when stopping a workspace." });

  return { versionId: typeof versionId === "string" ? versionId : undefined };
}

function refuseBody(call: KeyedCall, body: DecodedBody, transition: Transition): Response | undefined {
  const { context } = call;
  const { orphan, reason, template_version_id: versionId } = body;
  if (typeof versionId === "string" && !isUuid(versionId)) {
    return refuse(context, 400, {
      message: "Request body must be valid JSON.",
      detail: uuidProblem(versionId),
    });
  }
  if (typeof reason === "string" && reason !== "" && !reasons.includes(reason))
    return validationFailed(call, "reason", "oneof", reason);

  if (orphan === true && transition !== "delete")
    return refuse(context, 400, { message: "Orphan is only permitted when deleting a workspace." });

  return undefined;
}

function refuseRights(
  { caller, context }: KeyedCall,
  workspace: Workspace,
  transition: Transition,
  template: Template | undefined,
  body: DecodedBody,
): Response | undefined {
  const target = workspaceTarget(workspace);
  // Starting wakes a dormant workspace, and is allowed as if it were a usual one.
  if (!may(caller, transition, transition === "start" ? { ...target, type: "workspace" } : target))
    return forbidden(context, `You do not have permission to ${transition} this workspace.`);

  if (template === undefined || !may(caller, "read", templateTarget(template))) {
    return internal(
      context,
      "failed to fetch template",
      `get template ${workspace.templateId}: ${rbacForbidden}`,
    );
  }

  const managesTemplates = may(caller, "update", templateTarget(template));
  if ((body["orphan"] === true || body["state"] !== undefined) && !managesTemplates) {
    const message = "Only template managers may provide custom state";
    return refuse(context, 403, { message, detail: message });
  }
  if (typeof body["log_level"] === "string" && body["log_level"] !== "" && !caller.roles.includes("owner")) {
    const message = "Workspace builds with a custom log level are restricted to administrators only.";
    return refuse(context, 400, { message, detail: message });
  }
  if (workspace.taskId !== undefined) {
    const task = { ...target, type: "task", id: workspace.taskId };
    if (!may(caller, "read", task) || !may(caller, "update", task)) {
      return internal(
        context,
        "Internal error creating workspace build.",
        `get task by workspace id: ${rbacForbidden}`,
      );
    }
  }
  return undefined;
}

/** Without one, uses the version of the last build, even if it is no longer active. */
function versionOf(
  { context, deployment }: KeyedCall,
  body: DecodedBody,
  workspace: Workspace,
  template: Template,
): TemplateVersion | Response {
  const id = body["template_version_id"];
  if (typeof id !== "string") return latestBuild(workspace).version;
  const found = findVersion(deployment.store, id.toLowerCase());
  if (found === undefined) {
    return refuse(context, 400, {
      message: "template version does not exist",
      detail: `get template version ${id}: sql: no rows in result set`,
    });
  }
  if (found.template !== template) {
    return refuse(context, 400, {
      message: "template version doesn't match template",
      detail: `templateVersion.TemplateID = {UUID:${found.template.id} Valid:true}, template.ID = ${template.id}`,
    });
  }
  const { importError, name } = found.version;
  if (importError === undefined) return found.version;
  const message = `The provided template version "${name}" has failed to import: "${importError}". You cannot build workspaces with it!`;
  return refuse(context, 400, { message, detail: message });
}

/**
 * Almost nothing is refused: stopping a stopped workspace, starting a running one, deleting a deleted one.
 */
function refuseConflict(
  { context, deployment }: KeyedCall,
  workspace: Workspace,
  transition: Transition,
): Response | undefined {
  const now = deployment.store.clock.now();
  if (isActive(latestBuild(workspace), now)) {
    const message = "A workspace build is already active.";
    return refuse(context, 409, { message, detail: message });
  }
  if (transition === "start" && isDeleted(workspace, now)) {
    return refuse(context, 409, {
      message: "Cannot start a deleted workspace!",
      detail: "This workspace has been deleted and cannot be modified.",
    });
  }
  return undefined;
}
