import { type Catalog, findScope } from "../catalog/catalog";
import { parseAllowEntry } from "../grant/allowEntry";
import { withoutSwallowed } from "../grant/allowList";
import { type AllowEntry, entryText, type Grant } from "../grant/grant";
import { canMatch } from "../grant/resourceId";
import { canonicalScope, parsePermission, type Permission } from "../grant/scope";
import { hasIds } from "../release/resourceTypes";
import type { LintContext } from "./finding";
import { type Reach, reachOf } from "./reach";

/** One entry as written, and as the server reads it: absent if the server refuses it. */
export type ListedEntry = {
  readonly text: string;
  readonly entry: AllowEntry | undefined;
  readonly problem: string;
};

/** A grant, analysed once for every rule of the linter. */
export type Facts = {
  readonly catalog: Catalog;
  readonly grant: Grant;
  readonly context: LintContext;
  /**
   * The canonical names that a token can get, `coder:all` for an empty list. Names it cannot get are left
   * out.
   */
  readonly scopes: string[];
  readonly permissions: Permission[];
  /** Whether `coder:all` is among the scopes. */
  readonly full: boolean;
  readonly listed: ListedEntry[];
  /** The entries that the server would store. */
  readonly entries: AllowEntry[];
  /** Whether the allow list restricts anything. */
  readonly restricted: boolean;
  readonly reach: Reach;
};

/**
 * Analyses a grant. Scopes that cannot be requested grant nothing, entries that the server refuses admit
 * nothing.
 */
export function factsOf(catalog: Catalog, grant: Grant, context: LintContext): Facts {
  const named = grant.scopes.length === 0 ? ["coder:all"] : grant.scopes.map(canonicalScope);
  const scopes = [...new Set(named)].filter((name) => findScope(catalog, name) !== undefined);
  const expansions = new Set(scopes.flatMap((name) => findScope(catalog, name)?.expansion ?? []));
  const listed = catalog.features.allowLists ? grant.allowList.map((entry) => readEntry(catalog, entry)) : [];
  const entries = withoutSwallowed(listed.flatMap(({ entry }) => entry ?? []));
  return {
    catalog,
    grant,
    context,
    scopes,
    permissions: [...expansions].flatMap((text) => parsePermission(text) ?? []),
    full: expansions.has("*:*"),
    listed,
    entries,
    restricted: listed.length > 0 && !entries.some(({ type, id }) => type === "*" && id === "*"),
    reach: reachOf(catalog, grant),
  };
}

function readEntry(catalog: Catalog, entry: AllowEntry): ListedEntry {
  const parsed = parseAllowEntry(entry, catalog);
  const text = entryText(entry);
  return parsed.ok
    ? { text, entry: parsed.value, problem: "" }
    : { text, entry: undefined, problem: parsed.error };
}

/** Whether some scope grants an action on a type, possibly through a wildcard. */
export function grantsAction(facts: Facts, type: string, action: string): boolean {
  return (
    facts.full ||
    facts.permissions.some(
      (permission) => permission.type === type && (permission.action === action || permission.action === "*"),
    )
  );
}

/** Returns the types that some scope names, apart from `coder:all`. */
export function grantedTypes(facts: Facts): string[] {
  return [...new Set(facts.permissions.map(({ type }) => type))].filter((type) => type !== "*");
}

/** Returns the entries that concern a type: its own and those of `*`. */
export function entriesOn(facts: Facts, type: string): AllowEntry[] {
  return facts.entries.filter((entry) => entry.type === type || entry.type === "*");
}

/**
 * Whether the allow list admits resources of a type by ID only: some entry concerns it and none is a
 * wildcard.
 */
export function admitsByIdOnly(facts: Facts, type: string): boolean {
  const concerned = entriesOn(facts, type);
  return facts.restricted && concerned.length > 0 && concerned.every(({ id }) => id !== "*");
}

/** Returns the texts, as written, of entries that fulfil a condition. */
export function listedTexts(facts: Facts, condition: (entry: AllowEntry) => boolean): string[] {
  return facts.listed.flatMap(({ text, entry }) => (entry && condition(entry) ? [text] : []));
}

/** Whether the token can read the user it belongs to; without that user's ID: any user. */
export function readsOwnUser(facts: Facts): boolean {
  if (!grantsAction(facts, "user", "read")) return false;
  const own = facts.context.userId?.toLowerCase();
  return (
    !facts.restricted ||
    entriesOn(facts, "user").some(({ id }) => id === "*" || (own === undefined ? canMatch(id) : id === own))
  );
}

/** Whether some entry can admit a resource of this type. */
export function hasLiveEntry(facts: Facts, type: string): boolean {
  return (
    !facts.restricted || entriesOn(facts, type).some(({ id }) => id === "*" || (hasIds(type) && canMatch(id)))
  );
}

/** Whether all resources of this type are admitted, including new ones and those without an ID. */
export function admitsAll(facts: Facts, type: string): boolean {
  return !facts.restricted || entriesOn(facts, type).some(({ id }) => id === "*");
}
