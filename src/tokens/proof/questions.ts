import type { UserId } from "../../coder/api/answers";
import type { PermissionCheck } from "../../coder/api/api";
import { generalCheck } from "../../coder/endpoints/generalCheck";
import type { Catalog } from "../../core/catalog/catalog";
import type { Grant } from "../../core/grant/grant";
import { evaluate } from "../../core/reasoning/evaluate";
import { expand } from "../../core/reasoning/expand";

/** One thing to ask the server, and what the grant says to it. */
export type Question = {
  readonly type: string;
  readonly action: string;
  /** Undefined: a thing without an id, or a new one. */
  readonly id: string | undefined;
  readonly expected: boolean;
};

/** Things that exist, of the token's owner, whether the allow list names them or not. */
export type Examples = { readonly workspace?: string; readonly template?: string };

/** The types of which the server looks up single things (seen on v2.35.1: others are refused). */
const typesWithLookup = ["workspace", "template", "user", "group"];
/** Of each type so many things are asked about by id. Ten fit into a request. */
const mostIds = 3;
/** What is not granted is asked about in samples of so many actions. */
const sampleSize = 3;

/** Power that no narrow token should have, asked about whatever was granted. */
const alwaysAsked: readonly (readonly [type: string, action: string])[] = [
  ["api_key", "create"],
  ["workspace", "delete"],
  ["template", "update"],
  ["user_secret", "read"],
  ["file", "create"],
];

/**
 * What to ask about a token: everything its grant holds, on the things its allow list names and in general, and a sample
 * of what it must not do.
 * @param catalog the deployment's scopes.
 * @param grant what the token should be able to do.
 * @param userId of its owner.
 * @param examples things of its owner to ask about.
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

/** A person is who they are, and who may read or use a template is told by the template's own access list. */
function isDecidedSingly(type: string, action: string): boolean {
  return type === "user" || (type === "template" && ["read", "use"].includes(action));
}

/** A question as the server takes it. */
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

/** With an id the server loads the thing as the caller first, so reading it must be allowed, too (seen on v2.35.1). */
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
  // An action that the server does not know may be answered with yes where the caller may do everything.
  return catalog.resourceTypes.some((known) => known.type === type && known.actions.includes(action));
}

/** The types that some scope names; for full access those that the deployment offers scopes for. */
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
