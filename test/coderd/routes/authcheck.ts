import { isUuid } from "../authz/allowList";
import { may, type Target } from "../authz/decide";
import { templateTarget, userTarget, workspaceTarget } from "../authz/targets";
import { json, refuse } from "../http/answers";
import type { Endpoint, KeyedCall } from "../http/endpoint";
import { readJson } from "../http/readJson";
import type { Store } from "../state/store";
import { uuidProblem } from "./pathId";

const maximumIds = 10;

interface Check {
  action: string;
  type: string;
  ownerId: string | undefined;
  organizationId: string | undefined;
  resourceId: string | undefined;
  anyOrganization: boolean;
}

/**
 * Checks what the calling key may do, considering roles, scopes and allow list together. Works for any valid
 * key.
 */
export function authCheckEndpoints(): Endpoint[] {
  return [{ method: "POST", path: "/authcheck", keyed: authCheck }];
}

async function authCheck(call: KeyedCall): Promise<Response> {
  const { caller, context, deployment } = call;
  const body = await readJson(call, "AuthorizationRequest", { checks: "any" });
  if (body instanceof Response) return body;
  const checks = Object.entries(record(body["checks"])).map(
    ([name, check]) => [name, readCheck(check)] as const,
  );
  const ids = checks.filter(([, { resourceId }]) => resourceId !== undefined).length;
  if (ids > maximumIds) {
    return refuse(context, 400, {
      message: `Endpoint only supports using "resource_id" field ${maximumIds} times, found ${ids} usages. Remove ${ids - maximumIds} objects with this field set.`,
    });
  }
  const answers: Record<string, boolean> = {};
  for (const [name, check] of checks) {
    const wrong = refuseCheck(call, name, check);
    if (wrong !== undefined) return wrong;
    const target = targetOf(call, deployment.store, check);
    answers[name] = target !== undefined && may(caller, check.action, target);
  }
  return json(context, answers);
}

function refuseCheck(
  { context }: KeyedCall,
  name: string,
  { resourceId, type }: Check,
): Response | undefined {
  if (type === "") {
    return refuse(context, 400, {
      message: `Object's "resource_type" field must be defined for key "${name}".`,
    });
  }
  if (resourceId === undefined) return undefined;
  if (!["workspace", "template", "user", "group"].includes(type)) {
    const message = `Object type "${type}" does not support "resource_id" field.`;
    return refuse(context, 400, { message, validations: [{ field: "resource_type", detail: message }] });
  }
  if (isUuid(resourceId)) return undefined;
  return refuse(context, 400, {
    message: `Object "${resourceId}" id is not a valid uuid.`,
    validations: [{ field: "resource_id", detail: uuidProblem(resourceId) }],
  });
}

/** What the check is about; with an ID, the resource itself, which the caller must be able to read first. */
function targetOf({ caller }: KeyedCall, store: Store, check: Check): Target | undefined {
  if (check.resourceId === undefined) {
    return {
      type: check.type,
      id: "",
      owner: check.ownerId === "me" ? caller.userId : check.ownerId,
      organization: check.organizationId,
      anyOrganization: check.anyOrganization,
    };
  }
  const target = find(store, check.type, check.resourceId.toLowerCase());
  return target !== undefined && may(caller, "read", target) ? target : undefined;
}

function find(store: Store, type: string, id: string): Target | undefined {
  const workspace = type === "workspace" ? store.workspaces.get(id) : undefined;
  const template = type === "template" ? store.templates.get(id) : undefined;
  const user = type === "user" ? store.users.get(id) : undefined;
  if (workspace !== undefined) return workspaceTarget(workspace);
  if (template !== undefined) return templateTarget(template);
  return user === undefined ? undefined : userTarget(user);
}

function readCheck(value: unknown): Check {
  const check = record(value);
  const object = record(check["object"]);
  const text = (field: string): string | undefined => {
    const given = object[field];
    return typeof given === "string" && given !== "" ? given : undefined;
  };
  return {
    action: typeof check["action"] === "string" ? check["action"] : "",
    type: text("resource_type") ?? "",
    ownerId: text("owner_id"),
    organizationId: text("organization_id"),
    resourceId: text("resource_id"),
    anyOrganization: object["any_org"] === true,
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
