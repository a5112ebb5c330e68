import { may } from "../authz/decide";
import { fileTarget, memberTarget, templateTarget, userTarget } from "../authz/targets";
import { internal, json, notFound, rbacForbidden, refuse } from "../http/answers";
import { type Answer, type Endpoint, type KeyedCall, parameter } from "../http/endpoint";
import { readJson } from "../http/readJson";
import { renderTemplate } from "../render/template";
import { renderVersion } from "../render/version";
import { addVersion } from "../seed/create";
import type { Template } from "../state/model";
import { hashOf, randomId } from "../state/random";
import { resolveOrganization } from "./organizations";
import { pathId } from "./pathId";

/** What `coder templates push` asks of a server for a template that exists: the permissions are the real server's. */
export function templatePushEndpoints(): Endpoint[] {
  return [
    { method: "GET", path: "/organizations/:organization/templates/:name", keyed: readByName },
    { method: "POST", path: "/files", keyed: upload },
    { method: "POST", path: "/organizations/:organization/templateversions", keyed: createVersion },
    { method: "PATCH", path: "/templates/:template/versions", keyed: activate },
  ];
}

function readByName(call: KeyedCall): Answer {
  const organization = resolveOrganization(call);
  if (organization instanceof Response) return organization;
  const name = parameter(call, "name");
  const found = [...call.deployment.store.templates.values()].find(
    (template) => template.organizationId === organization.id && template.name === name,
  );
  return found !== undefined && may(call.caller, "read", templateTarget(found))
    ? json(call.context, renderTemplate(call.deployment, found))
    : notFound(call.context);
}

/** The same bytes of the same person are one file, which they must be able to read. */
async function upload({ caller, context, deployment }: KeyedCall): Promise<Response> {
  const failed = "Internal error saving file.";
  const hash = hashOf(await context.req.text());
  const { files } = deployment.store;
  const known = [...files.values()].find((file) => file.hash === hash && file.ownerId === caller.userId);
  if (known !== undefined) {
    return may(caller, "read", fileTarget(known))
      ? json(context, { hash: known.id })
      : internal(context, failed, rbacForbidden);
  }
  if (!may(caller, "create", fileTarget({ id: "", ownerId: caller.userId })))
    return internal(context, failed, `insert file: ${rbacForbidden}`);
  const file = { id: randomId(), ownerId: caller.userId, hash };
  files.set(file.id, file);
  return json(context, { hash: file.id }, 201);
}

/** Its import has succeeded at once. */
async function createVersion(call: KeyedCall): Promise<Response> {
  const { caller, context, deployment } = call;
  const organization = resolveOrganization(call);
  if (organization instanceof Response) return organization;
  const body = await readJson(call, "CreateTemplateVersionRequest", {
    name: "string",
    message: "string",
    template_id: "uuid",
    file_id: "uuid",
  });
  if (body instanceof Response) return body;
  const template = readable(call, String(body["template_id"]));
  if (template === undefined) return refuse(context, 404, { message: "Template does not exist." });
  const file = deployment.store.files.get(String(body["file_id"]));
  if (file === undefined || !may(caller, "read", fileTarget(file)))
    return refuse(context, 404, { message: "File not found." });
  const knowsOwner =
    may(caller, "read", userTarget({ id: caller.userId })) ||
    may(caller, "read", memberTarget(caller.userId, organization.id));
  if (!knowsOwner) {
    return refuse(context, 400, {
      message: "Internal error checking workspace tags",
      detail: "Owner not found",
    });
  }
  if (!may(caller, "create", templateTarget(template))) {
    return internal(
      context,
      "Internal error creating template version.",
      `insert template version: ${rbacForbidden}`,
    );
  }
  const { name, message } = body;
  const version = addVersion(deployment.store, template, {
    createdById: caller.userId,
    ...(typeof name === "string" && name !== "" ? { name } : {}),
    ...(typeof message === "string" ? { message } : {}),
  });
  return json(context, renderVersion(deployment, template, version), 201);
}

async function activate(call: KeyedCall): Promise<Response> {
  const { caller, context } = call;
  const id = pathId(call, "template");
  if (id instanceof Response) return id;
  const template = readable(call, id);
  if (template === undefined) return notFound(context);
  const body = await readJson(call, "UpdateActiveTemplateVersion", { id: "uuid" });
  if (body instanceof Response) return body;
  const version = template.versions.find((each) => each.id === body["id"]);
  if (version === undefined) return refuse(context, 404, { message: "Template version not found." });
  if (!may(caller, "update", templateTarget(template))) {
    return internal(
      context,
      "Internal error updating active template version.",
      `execute transaction: update active version: ${rbacForbidden}`,
    );
  }
  template.activeVersionId = version.id;
  return json(context, { message: "Updated the active template version!" });
}

function readable({ caller, deployment }: KeyedCall, id: string): Template | undefined {
  const template = deployment.store.templates.get(id);
  return template !== undefined && may(caller, "read", templateTarget(template)) ? template : undefined;
}
