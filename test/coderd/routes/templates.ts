import { listFails, may } from "../authz/decide";
import { templateTarget } from "../authz/targets";
import { ambiguousColumn, internal, json, notFound } from "../http/answers";
import type { Answer, Endpoint, KeyedCall } from "../http/endpoint";
import { renderTemplate } from "../render/template";
import { resolveOrganization } from "./organizations";
import { pathId } from "./pathId";

/** Templates. One is fetched by ID; the database filters lists, which therefore have the defect with IDs. */
export function templateEndpoints(): Endpoint[] {
  return [
    { method: "GET", path: "/templates", keyed: (call) => listTemplates(call) },
    { method: "GET", path: "/templates/:template", keyed: readTemplate },
    { method: "GET", path: "/organizations/:organization/templates", keyed: listOfOrganization },
  ];
}

function listTemplates(call: KeyedCall, organizationId?: string): Answer {
  const { caller, context, deployment } = call;
  if (listFails(caller, "template"))
    return internal(context, "Internal error fetching templates in organization.", ambiguousColumn);

  const text = (context.req.query("q") ?? "").toLowerCase().replace(/^(display_)?name:/, "");
  const rows = [...deployment.store.templates.values()]
    .filter((template) => may(caller, "read", templateTarget(template)))
    .filter((template) => organizationId === undefined || template.organizationId === organizationId)
    .filter(({ displayName, name }) => `${name} ${displayName}`.toLowerCase().includes(text))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return json(
    context,
    rows.map((template) => renderTemplate(deployment, template)),
  );
}

function listOfOrganization(call: KeyedCall): Answer {
  const organization = resolveOrganization(call);
  return organization instanceof Response ? organization : listTemplates(call, organization.id);
}

function readTemplate(call: KeyedCall): Answer {
  const { caller, context, deployment } = call;
  const id = pathId(call, "template");
  if (id instanceof Response) return id;
  const template = deployment.store.templates.get(id);
  if (template === undefined || !may(caller, "read", templateTarget(template))) return notFound(context);
  return json(context, renderTemplate(deployment, template));
}
