import { may } from "../authz/decide";
import { templateTarget, workspaceTarget } from "../authz/targets";
import { forbidden, internal, json, notFound, rbacForbidden, refuse } from "../http/answers";
import type { KeyedCall } from "../http/endpoint";
import { readJson, validationFailed } from "../http/readJson";
import { renderWorkspace } from "../render/workspace";
import { isDeleted } from "../state/builds";
import { buildTimes } from "../state/buildTimes";
import type { Template, User } from "../state/model";
import { activeVersionOf } from "../state/store";
import { createWorkspace } from "../state/workspaces";
import { resolveValues } from "./parameterRules";
import { readPreset, readValues } from "./readValues";
import { resolveMember } from "./resolveUser";

/** Creates a workspace and starts it, with the refusals that v2.35.1 sent, in its order. */
export async function createWorkspaceEndpoint(call: KeyedCall): Promise<Response> {
  const { caller, context, deployment } = call;
  const owner = resolveMember(call);
  if (owner instanceof Response) return owner;
  const body = await readJson(call, "CreateWorkspaceRequest", {
    name: "string",
    template_id: "uuid",
    ttl_ms: "int",
    autostart_schedule: "string",
    rich_parameter_values: "any",
    template_version_preset_id: "uuid",
  });
  if (body instanceof Response) return body;
  const name = typeof body["name"] === "string" ? body["name"] : "";
  if (!/^[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*$/.test(name) || name.length > 32)
    return validationFailed(call, "name", "workspace_name", name);
  const id = typeof body["template_id"] === "string" ? body["template_id"].toLowerCase() : "";
  const template = deployment.store.templates.get(id);
  if (template === undefined || !may(caller, "read", templateTarget(template))) {
    return refuse(context, 400, {
      message: `Template "${id}" doesn't exist.`,
      validations: [{ field: "template_id", detail: "template not found" }],
    });
  }
  const refusal = refuseCreation(call, owner, template) ?? refuseTakenName(call, owner, name);
  if (refusal !== undefined) return refusal;
  const version = activeVersionOf(deployment.store, template.id);
  const values = resolveValues(
    deployment.profile,
    version,
    { last: undefined, given: readValues(body, version) },
    template.classicParameters,
  );
  if ("problem" in values) return refuse(context, 400, values.problem);
  const workspace = createWorkspace(deployment.store, {
    name,
    owner,
    template,
    ...(typeof body["ttl_ms"] === "number" ? { ttlMilliseconds: body["ttl_ms"] } : {}),
    ...(typeof body["autostart_schedule"] === "string"
      ? { autostartSchedule: body["autostart_schedule"] }
      : {}),
    history: [
      {
        transition: "start",
        parameters: values.values,
        presetId: readPreset(body, version)?.id,
        failure: deployment.store.nextFailure,
        ...buildTimes(deployment.store, "start", version),
      },
    ],
  });
  deployment.store.nextFailure = undefined;
  if (!may(caller, "read", workspaceTarget(workspace))) return notFound(context);
  return json(context, renderWorkspace(deployment, workspace, template, caller.userId, true), 201);
}

function refuseCreation(
  { caller, context }: KeyedCall,
  owner: User,
  template: Template,
): Response | undefined {
  const made = { type: "workspace", id: "", owner: owner.id, organization: template.organizationId };
  if (!may(caller, "create", made)) return forbidden(context, "Unauthorized to create workspace.");
  if (!may(caller, "use", templateTarget(template)))
    return forbidden(context, "Unauthorized access to use the template");
  if (!may(caller, "read", made)) {
    return internal(
      context,
      "Internal server error",
      `execute transaction: get workspace by ID: ${rbacForbidden}`,
    );
  }
  if (!may(caller, "start", made))
    return forbidden(context, "You do not have permission to start this workspace.");
  return undefined;
}

function refuseTakenName(
  { context, deployment }: KeyedCall,
  owner: User,
  name: string,
): Response | undefined {
  const now = deployment.store.clock.now();
  const taken = [...deployment.store.workspaces.values()].some(
    (other) =>
      other.ownerId === owner.id && other.name.toLowerCase() === name.toLowerCase() && !isDeleted(other, now),
  );
  if (!taken) return undefined;
  return refuse(context, 409, {
    message: `Workspace "${name}" already exists.`,
    validations: [{ field: "name", detail: "This value is already in use and should be unique." }],
  });
}
