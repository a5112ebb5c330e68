import { isFullAccess } from "../../core/grant/fullAccess";
import { type AllowEntry, isUnrestricted } from "../../core/grant/grant";
import type { AuditedToken } from "./auditedToken";
import type { ConcernKind } from "./concern";
import type { ThingNames } from "./thingNames";

/** What a filter asks of tokens beside plain words, and how it is written. The last two end with what is looked for. */
export const queryTerms = [
  "@full-access",
  "@creates-tokens",
  "@unused",
  "@expiring",
  "@expired",
  "@duplicate",
  "@deleted-resource",
  "@scope:",
  "@reaches:",
] as const;

type Test = (token: AuditedToken, names: Pick<ThingNames, "peek"> | undefined) => boolean;

/** A filter, taken apart. */
export type TokenQuery = {
  /** Words that must all occur in what can be searched of a token, in small letters. */
  readonly words: readonly string[];
  readonly tests: readonly Test[];
  /** It asks for expired tokens, so that they are shown whatever else hides them. */
  readonly showsExpired: boolean;
};

const has =
  (...kinds: readonly ConcernKind[]): Test =>
  ({ concerns }) =>
    concerns.some(({ kind }) => kinds.includes(kind));

const plainTerms: ReadonlyMap<string, Test> = new Map<string, Test>([
  ["@full-access", ({ grant }) => isFullAccess(grant)],
  ["@creates-tokens", has("canMint", "fullAccess")],
  ["@unused", ({ isNeverUsed, concerns }) => isNeverUsed || concerns.some(({ kind }) => kind === "idle")],
  ["@expiring", ({ state }) => state === "expiresSoon"],
  ["@expired", ({ state }) => state === "expired"],
  ["@duplicate", has("duplicate")],
  ["@deleted-resource", has("dangling")],
]);

/**
 * Takes a filter apart: plain words, and terms such as `@unused` or `@scope:workspace:start`. A term that does not exist, or is not
 * finished, stays a word, so that a filter never shows more than was meant.
 * @param filter as it was typed.
 */
export function parseTokenQuery(filter: string): TokenQuery {
  const words: string[] = [];
  const tests: Test[] = [];
  for (const part of filter.toLowerCase().split(/\s+/).filter(Boolean)) {
    const test = plainTerms.get(part) ?? termWithValue(part);
    if (test) tests.push(test);
    else words.push(part);
  }
  return { words, tests, showsExpired: filter.toLowerCase().split(/\s+/).includes("@expired") };
}

function termWithValue(part: string): Test | undefined {
  const scope = /^@scope:(.+)$/.exec(part)?.[1];
  if (scope !== undefined) return ({ grant }) => hasScope(grant.scopes, scope);
  const thing = /^@reaches:(.+)$/.exec(part)?.[1];
  if (thing === undefined) return undefined;
  return ({ grant }, names) =>
    isUnrestricted(grant.allowList) || grant.allowList.some((entry) => isMeant(entry, thing, names));
}

/** A scope fits by its own name, by the wildcard of its resource, and by full access. */
function hasScope(scopes: readonly string[], wanted: string): boolean {
  const [resource = ""] = wanted.split(":");
  const fitting = [wanted, `${resource}:*`, "coder:all", "all"];
  return scopes.length === 0 || scopes.some((scope) => fitting.includes(scope.toLowerCase()));
}

/** A name without a type is that of a workspace more often than not, so all workspaces fit it. */
function isMeant(entry: AllowEntry, thing: string, names: Pick<ThingNames, "peek"> | undefined): boolean {
  if (entry.type.toLowerCase() === thing || entry.type === "*") return true;
  if (entry.id === "*") return entry.type === "workspace";
  const known = names?.peek(entry);
  const name = known?.kind === "named" || known?.kind === "self" ? known.name.toLowerCase() : "";
  return entry.id.toLowerCase() === thing || name === thing || name.endsWith(`/${thing}`);
}
