import { type AllowEntry, maximumEntries, parseAllowEntry, tidyAllowList } from "../authz/allowList";
import { may } from "../authz/decide";
import { keyTarget } from "../authz/targets";
import { internal, json, type Problem, rbacForbidden, refuse } from "../http/answers";
import { decodeBody, type DecodedBody, invalidJson } from "../http/decodeBody";
import type { KeyedCall } from "../http/endpoint";
import { durationText } from "../http/goTime";
import type { Profile } from "../profiles/profile";
import { mintKey } from "../state/mintKey";
import type { User } from "../state/model";
import { lifetimeMaximum } from "./lifetimeMaximum";
import { resolveUser } from "./resolveUser";

const failed = "Failed to create API key.";

/** A step of the checks: its result, or the refusal. */
type Checked<T> = { ok: T } | { status: 400 | 500; problem: Problem };

/**
 * Creates a token. The order of checks is the server's: JSON, scopes, allow list, lifetime, permission, name.
 * Scopes are not compared with what the caller may do.
 */
export async function createToken(call: KeyedCall): Promise<Response> {
  const { caller, context, deployment } = call;
  const user = resolveUser(call);
  if (user instanceof Response) return user;
  const text = await context.req.text();
  const read = readRequest(text, deployment.profile);
  if (!("ok" in read)) return refuse(context, read.status, read.problem);
  const { body, entries } = read.ok;
  const scopes = checkScopes(body, deployment.profile);
  if (!("ok" in scopes)) return refuse(context, scopes.status, scopes.problem);
  if (entries.length > maximumEntries) {
    return refuse(context, 400, {
      message: failed,
      detail: `allow_list has ${entries.length} entries; max allowed is ${maximumEntries}`,
    });
  }
  const lifetime = checkLifetime(
    body,
    lifetimeMaximum(deployment, user),
    deployment.settings.defaultLifetime,
  );
  if (!("ok" in lifetime)) return refuse(context, lifetime.status, lifetime.problem);
  if (!may(caller, "create", keyTarget({ id: "", userId: user.id })))
    return internal(context, failed, `insert API key: ${rbacForbidden}`);

  return insert(call, user, {
    name: textOf(body["token_name"]),
    scopes: scopes.ok,
    entries,
    lifetime: lifetime.ok,
  });
}

function insert(
  { context, deployment }: KeyedCall,
  user: User,
  wanted: { name: string; scopes: string[]; entries: AllowEntry[]; lifetime: number },
): Response {
  if (wanted.name !== "" && deployment.store.keys.named(user.id, wanted.name) !== undefined) {
    return refuse(context, 409, {
      message: `A token with name "${wanted.name}" already exists.`,
      validations: [{ field: "name", detail: "This value is already in use and should be unique." }],
    });
  }
  const { secret } = mintKey(deployment.store, {
    userId: user.id,
    loginType: "token",
    lifetime: wanted.lifetime,
    scopes: wanted.scopes,
    allowList: tidyAllowList(wanted.entries),
    ...(wanted.name === "" ? {} : { tokenName: wanted.name }),
  });
  return json(context, { key: secret }, 201);
}

/** Returns the body with its allow list parsed, which happens while the JSON is being parsed. */
function readRequest(
  text: string,
  { allowLists, scopeNames, knowsType }: Profile,
): Checked<{ body: DecodedBody; entries: AllowEntry[] }> {
  const decoded = decodeBody(text, "CreateTokenRequest", {
    lifetime: "duration",
    scope: "string",
    token_name: "string",
    ...(scopeNames === undefined ? {} : { scopes: "strings" }),
    ...(allowLists ? { allow_list: "entries" } : {}),
  });
  if ("problem" in decoded) return { status: 400, problem: decoded.problem };
  const entries: AllowEntry[] = [];
  for (const element of listOf(decoded.body["allow_list"])) {
    const entry = parseAllowEntry(element, knowsType);
    if ("refusal" in entry) return { status: 400, problem: invalidJson(entry.refusal) };
    entries.push(entry);
  }
  return { ok: { body: decoded.body, entries } };
}

/** `scopes` takes precedence over the older `scope`; neither means full access. */
function checkScopes(body: DecodedBody, { scopeNames }: Profile): Checked<string[]> {
  const scopes = listOf(body["scopes"]);
  const legacy = textOf(body["scope"]);
  if (scopes.length === 0) return checkLegacyScope(legacy, scopeNames);
  const unknown = scopes.find((scope) => !(scopeNames?.includes(scope) ?? false) && !isAlias(scope));
  if (unknown !== undefined) return invalidScope(unknown);
  const alias = scopes.find(isAlias);
  if (alias !== undefined) {
    return {
      status: 500,
      problem: { message: failed, detail: `generate API key: invalid API key scope: "${alias}"` },
    };
  }
  return { ok: scopes };
}

function checkLegacyScope(scope: string, scopeNames: readonly string[] | undefined): Checked<string[]> {
  if (scope === "") return { ok: ["coder:all"] };
  if (isAlias(scope)) return { ok: [`coder:${scope}`] };
  return scopeNames?.includes(scope) === true ? { ok: [scope] } : invalidScope(scope);
}

function isAlias(scope: string): boolean {
  return scope === "all" || scope === "application_connect";
}

function invalidScope(scope: string): Checked<string[]> {
  return {
    status: 400,
    problem: { message: failed, detail: `invalid or unsupported API key scope: "${scope}"` },
  };
}

/** Returns the lifetime in milliseconds. Zero or none means the default, which the maximum does not limit. */
function checkLifetime(body: DecodedBody, maximum: number, fallback: number): Checked<number> {
  const nanoseconds = typeof body["lifetime"] === "number" ? body["lifetime"] : 0;
  if (nanoseconds === 0) return { ok: fallback };
  const message = "Failed to validate create API key request.";
  if (nanoseconds < 0)
    return { status: 400, problem: { message, detail: "lifetime must be positive number greater than 0" } };
  if (nanoseconds > maximum * 1e6) {
    return {
      status: 400,
      problem: { message, detail: `lifetime must be less than ${durationText(maximum)}` },
    };
  }
  return { ok: nanoseconds / 1e6 };
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? (value as unknown[]).map(textOf) : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
