import { isFullAccess } from "../../core/grant/fullAccess";
import { type AllowEntry, isUnrestricted } from "../../core/grant/grant";
import type { AuditedToken } from "./auditedToken";
import type { ConcernKind } from "./concern";
import type { ThingNames } from "./thingNames";

type Test = (token: AuditedToken, names: Pick<ThingNames, "peek"> | undefined) => boolean;

/** A parsed filter. */
export type TokenQuery = {
  /** Words that must all occur in a token's searchable text, in lower case. */
  readonly words: readonly string[];
  readonly tests: readonly Test[];
  /** Whether it asks for expired tokens, which are then shown even if hidden otherwise. */
  readonly showsExpired: boolean;
};

const has =
  (...kinds: readonly ConcernKind[]): Test =>
  ({ concerns }) =>
    concerns.some(({ kind }) => kinds.includes(kind));

/** The terms that stand alone; `@scope:` and `@reaches:` go on with what is looked for. */
export const plainTermNames = [
  "@full-access",
  "@creates-tokens",
  "@unused",
  "@expiring",
  "@expired",
  "@duplicate",
  "@deleted-resource",
] as const;

export type PlainTerm = (typeof plainTermNames)[number];

const testOf: Readonly<Record<PlainTerm, Test>> = {
  "@full-access": ({ grant }) => isFullAccess(grant),
  "@creates-tokens": has("canMint", "fullAccess"),
  "@unused": ({ isNeverUsed, concerns }) => isNeverUsed || concerns.some(({ kind }) => kind === "idle"),
  "@expiring": ({ state }) => state === "expiresSoon",
  "@expired": ({ state }) => state === "expired",
  "@duplicate": has("duplicate"),
  "@deleted-resource": has("dangling"),
};

const plainTerms: ReadonlyMap<string, Test> = new Map<string, Test>(
  plainTermNames.map((term) => [term, testOf[term]]),
);

/**
 * Parses a filter: plain words, and terms such as `@unused` or `@scope:workspace:start`. A term that is
 * unknown or unfinished stays a word, so that a filter never shows more than intended.
 * @param filter the filter as typed.
 */
export function parseTokenQuery(filter: string): TokenQuery {
  const words: string[] = [];
  const tests: Test[] = [];
  const parts = filter.toLowerCase().split(/\s+/).filter(Boolean);
  for (const part of parts) {
    const test = plainTerms.get(part) ?? termWithValue(part);
    if (test) tests.push(test);
    else words.push(part);
  }
  return { words, tests, showsExpired: parts.includes("@expired") };
}

function termWithValue(part: string): Test | undefined {
  const scope = /^@scope:(.+)$/.exec(part)?.[1];
  if (scope !== undefined) return ({ grant }) => hasScope(grant.scopes, scope);
  const thing = /^@reaches:(.+)$/.exec(part)?.[1];
  if (thing === undefined) return undefined;
  return ({ grant }, names) =>
    isUnrestricted(grant.allowList) || grant.allowList.some((entry) => isMeant(entry, thing, names));
}

/** A scope matches by its own name, by the wildcard of its resource, and by full access. */
function hasScope(scopes: readonly string[], wanted: string): boolean {
  const [resource = ""] = wanted.split(":");
  const fitting = [wanted, `${resource}:*`, "coder:all", "all"];
  return scopes.length === 0 || scopes.some((scope) => fitting.includes(scope.toLowerCase()));
}

/** A name without a type usually is a workspace's, so an entry for all workspaces matches it. */
function isMeant(entry: AllowEntry, thing: string, names: Pick<ThingNames, "peek"> | undefined): boolean {
  if (entry.type.toLowerCase() === thing || entry.type === "*") return true;
  if (entry.id === "*") return entry.type === "workspace";
  const known = names?.peek(entry);
  const name = known?.kind === "named" || known?.kind === "self" ? known.name.toLowerCase() : "";
  return entry.id.toLowerCase() === thing || name === thing || name.endsWith(`/${thing}`);
}
