import type { UserId } from "../../coder/api/answers";
import type { PermissionCheck } from "../../coder/api/api";
import { generalCheck } from "../../coder/endpoints/generalCheck";
import type { Catalog } from "../../core/catalog/catalog";
import type { Grant } from "../../core/grant/grant";
import { evaluate } from "../../core/reasoning/evaluate";
import { expand } from "../../core/reasoning/expand";

/** One question for the server, and the answer that the grant implies. */
export type Question = {
  readonly type: string;
  readonly action: string;
  /** Undefined for a resource without an ID, or a new one. */
  readonly id: string | undefined;
  readonly expected: boolean;
};

/** Existing resources of the token's owner, whether or not the allow list names them. */
export type Examples = { readonly workspace?: string; readonly template?: string };

/** The types for which the server looks up single resources (seen on v2.35.1: it refuses others). */
const typesWithLookup = ["workspace", "template", "user", "group"];
/** For each type, this many resources are asked about by ID. Ten fit into a request. */
const mostIds = 3;
/** Of what is not granted, this many actions are sampled. */
const sampleSize = 3;

/** Powerful permissions that no narrow token should have; always asked about. */
const alwaysAsked: readonly (readonly [type: string, action: string])[] = [
  ["api_key", "create"],
  ["workspace", "delete"],
  ["template", "update"],
  ["user_secret", "read"],
  ["file", "create"],
];

/**
 * Builds the questions about a token: everything its grant contains, on the resources in its allow list and
 * in general, and a sample of what it must not do.
 * @param catalog the deployment's scopes.
 * @param grant what the token should be able to do.
 * @param userId the ID of its owner.
 * @param examples resources of its owner to ask about.
 */
export function questionsFor(
  catalog: Catalog,
  grant: Grant,
  userId: UserId,
  examples: Examples = {},
): readonly Question[] {
  const asked = new Map<string, Question>();
  const ask = (type: string, action: string, id: string | undefined): void => {
    if (!knows(catalog, type, action) || (id === undefined && isDecidedSingly(type, action))) return;
    const expected = isGranted(catalog, grant, type, action, id);
    asked.set(`${type} ${action} ${id ?? ""}`, { type, action, id, expected });
  };
  for (const type of grantedTypes(catalog, grant)) {
    for (const id of idsOf(grant, type, userId, examples)) askAbout(catalog, grant, type, id, ask);
    askAbout(catalog, grant, type, undefined, ask);
  }
  for (const [type, action] of alwaysAsked) ask(type, action, undefined);
  ask("user", "update_personal", userId);
  if (examples.workspace !== undefined) ask("workspace", "read", examples.workspace);
  return [...asked.values()];
}

/**
 * Access to a user depends on that very user, and a template's own access list decides who may read or use
 * it.
 */
function isDecidedSingly(type: string, action: string): boolean {
  return type === "user" || (type === "template" && ["read", "use"].includes(action));
}

/** Converts a question into the form that the server takes. */
export function checkOf({ type, action, id }: Question): PermissionCheck {
  return id === undefined ? generalCheck(type, action) : { type, action, resourceId: id };
}

function askAbout(
  catalog: Catalog,
  grant: Grant,
  type: string,
  id: string | undefined,
  ask: (type: string, action: string, id: string | undefined) => void,
): void {
  const actions = catalog.resourceTypes.find((known) => known.type === type)?.actions ?? [];
  const granted = actions.filter((action) => isGranted(catalog, grant, type, action, id));
  const others = actions.filter((action) => !granted.includes(action));
  for (const action of [...granted, ...others.slice(0, sampleSize)]) ask(type, action, id);
}

/**
 * For a question with an ID, the server first loads the resource as the caller, so reading it must be
 * allowed, too (seen on v2.35.1).
 */
function isGranted(
  catalog: Catalog,
  grant: Grant,
  type: string,
  action: string,
  id: string | undefined,
): boolean {
  const actions = id === undefined ? [action] : [action, "read"];
  return actions.every((each) => evaluate(catalog, grant, { type, action: each, id: id ?? "" }).allowed);
}

function knows(catalog: Catalog, type: string, action: string): boolean {
  // For an action that the server does not know, it may answer yes if the caller may do everything.
  return catalog.resourceTypes.some((known) => known.type === type && known.actions.includes(action));
}

/** The types that some scope names; for full access, those for which the deployment offers scopes. */
function grantedTypes(catalog: Catalog, grant: Grant): string[] {
  const expanded = expand(catalog, grant.scopes);
  const permissions = catalog.features.scopes && expanded.ok ? expanded.value : ["*:*"];
  const types = permissions.map((permission) => permission.slice(0, permission.indexOf(":")));
  const named = types.filter((type) => type !== "*");
  const offered = catalog.groups.map(({ resource }) => resource).filter((resource) => resource !== "coder");
  const plain = ["workspace", "template", "user", "api_key"];
  return [...new Set(types.includes("*") ? [...named, ...(offered.length > 0 ? offered : plain)] : named)];
}

function idsOf(grant: Grant, type: string, userId: UserId, { template }: Examples): string[] {
  if (!typesWithLookup.includes(type)) return [];
  const named = grant.allowList
    .filter((entry) => entry.type === type && entry.id !== "*")
    .map(({ id }) => id);
  const others = type === "template" && template !== undefined ? [template] : [];
  const ids = type === "user" ? [userId, ...named] : [...named, ...others];
  return [...new Set(ids)].slice(0, mostIds);
}
