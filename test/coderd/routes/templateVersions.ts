import { may } from "../authz/decide";
import { templateTarget } from "../authz/targets";
import { json, notFound } from "../http/answers";
import type { Answer, Endpoint, KeyedCall } from "../http/endpoint";
import { readJson } from "../http/readJson";
import { renderDynamic, renderParameter, renderVersion } from "../render/version";
import type { Template } from "../state/model";
import { findUser, findVersion } from "../state/store";
import type { TemplateVersion } from "../state/versions";
import { webSocket } from "../streams/socket";
import { resolveValues } from "./parameterRules";
import { pathId } from "./pathId";

/** Versions of templates and their parameters. */
export function templateVersionEndpoints(): Endpoint[] {
  const base = "/templateversions/:version";
  return [
    { method: "GET", path: "/templates/:template/versions", keyed: listVersions },
    { method: "GET", path: base, keyed: readVersion },
    { method: "GET", path: `${base}/rich-parameters`, keyed: listParameters },
    { method: "GET", path: `${base}/presets`, keyed: listPresets },
    { method: "GET", path: `${base}/external-auth`, keyed: emptyList },
    { method: "GET", path: `${base}/variables`, keyed: emptyList },
    { method: "GET", path: `${base}/dynamic-parameters`, keyed: openForm },
    { method: "POST", path: `${base}/dynamic-parameters/evaluate`, keyed: evaluate },
  ];
}

function resolveVersion(call: KeyedCall): { template: Template; version: TemplateVersion } | Response {
  const id = pathId(call, "version");
  if (id instanceof Response) return id;
  const found = findVersion(call.deployment.store, id);
  return found !== undefined && may(call.caller, "read", templateTarget(found.template))
    ? found
    : notFound(call.context);
}

/** Oldest first. */
function listVersions(call: KeyedCall): Answer {
  const { caller, context, deployment } = call;
  const id = pathId(call, "template");
  if (id instanceof Response) return id;
  const template = deployment.store.templates.get(id);
  if (template === undefined || !may(caller, "read", templateTarget(template))) return notFound(context);
  return json(
    context,
    template.versions.map((version) => renderVersion(deployment, template, version)),
  );
}

function readVersion(call: KeyedCall): Answer {
  const found = resolveVersion(call);
  return found instanceof Response
    ? found
    : json(call.context, renderVersion(call.deployment, found.template, found.version));
}

function listParameters(call: KeyedCall): Answer {
  const found = resolveVersion(call);
  return found instanceof Response
    ? found
    : json(
        call.context,
        found.version.parameters.filter(({ onlyWith }) => onlyWith === undefined).map(renderParameter),
      );
}

/** With capitalised keys, as the server sends them. */
function listPresets(call: KeyedCall): Answer {
  const found = resolveVersion(call);
  if (found instanceof Response) return found;
  return json(
    call.context,
    found.version.presets.map((preset) => ({
      ID: preset.id,
      Name: preset.name,
      Parameters: Object.entries(preset.values).map(([Name, Value]) => ({ Name, Value })),
      Default: preset.isDefault ?? false,
      DesiredPrebuildInstances: null,
      Description: preset.description ?? "",
      Icon: "",
    })),
  );
}

function emptyList(call: KeyedCall): Answer {
  const found = resolveVersion(call);
  return found instanceof Response ? found : json(call.context, []);
}

type Inputs = Readonly<Record<string, string>>;

/** The form for some inputs, which determine what else it asks. */
function formOf(
  call: KeyedCall,
  version: TemplateVersion,
  owner: string | undefined,
  inputs: Inputs,
): Record<string, unknown> {
  if (owner === undefined || findUser(call.deployment.store, owner) === undefined) {
    return {
      diagnostics: [
        {
          severity: "error",
          summary: "Failed to fetch workspace owner",
          detail: "Please check your permissions or the user may not exist.",
          extra: { code: "owner_not_found" },
        },
      ],
      parameters: null,
    };
  }
  const given = new Map(Object.entries(inputs));
  const resolved = resolveValues(call.deployment.profile, version, { last: undefined, given }, false);
  const shown = version.parameters.filter(
    ({ onlyWith }) => onlyWith === undefined || given.get(onlyWith.name) === onlyWith.value,
  );
  const faults = "problem" in resolved ? (resolved.problem.validations ?? []) : [];
  return {
    diagnostics: [],
    parameters: shown.map((parameter, index) =>
      renderDynamic(
        parameter,
        index + 1,
        given.get(parameter.name),
        faults.find(({ field }) => field === parameter.name)?.detail,
      ),
    ),
  };
}

/** Always answers `id: 0`. */
async function evaluate(call: KeyedCall): Promise<Response> {
  const found = resolveVersion(call);
  if (found instanceof Response) return found;
  const body = await readJson(call, "DynamicParametersRequest", {
    id: "int",
    owner_id: "uuid",
    inputs: "any",
  });
  if (body instanceof Response) return body;
  const owner = typeof body["owner_id"] === "string" ? body["owner_id"] : undefined;
  return json(call.context, {
    id: 0,
    ...formOf(call, found.version, owner, (body["inputs"] ?? {}) as Inputs),
  });
}

/** Sends the form first, with `id: -1`, then one for each message of the client, with the message's ID. */
function openForm(call: KeyedCall): Answer {
  const found = resolveVersion(call);
  if (found instanceof Response) return found;
  const owner = call.context.req.query("owner_id") ?? call.caller.userId;
  return webSocket(call, (socket) => {
    const send = (id: number, inputs: Inputs): void =>
      socket.sendJsonInFrames({ id, ...formOf(call, found.version, owner, inputs) });
    send(-1, {});
    socket.onMessage((data) => {
      const { id = 0, inputs = {} } = JSON.parse(data.toString()) as { id?: number; inputs?: Inputs };
      send(id, inputs);
    });
  });
}
