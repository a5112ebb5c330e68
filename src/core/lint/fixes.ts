import { entryText, type AllowEntry, type Grant } from "../grant";
import { covers } from "../covers";
import type { Facts } from "./facts";
import type { Fix } from "./finding";

/** A fix that leaves the grant with other scopes or another allow list; what is not given stays. */
export function fixTo(facts: Facts, title: string, change: Partial<Grant>): Fix {
  const grant = { ...facts.grant, ...change };
  return { title, grant, widens: !covers(facts.catalog, facts.grant, grant) };
}

/** A fix that adds entries to the allow list and drops those which they make pointless. */
export function fixByAdding(facts: Facts, title: string, added: readonly AllowEntry[]): Fix {
  return fixTo(facts, title, { allowList: addEntries(facts.grant.allowList, added) });
}

/** A fix that drops the entries with these texts. The last entry is never dropped: an empty list admits everything. */
export function fixByDropping(facts: Facts, title: string, texts: readonly string[]): Fix[] {
  const left = facts.grant.allowList.filter((entry) => !texts.includes(entryText(entry)));
  return left.length === 0 ? [] : [fixTo(facts, title, { allowList: left })];
}

/** A fix that keeps only the scopes that fulfil a condition. None left is no fix: an empty list means full access. */
export function fixByKeeping(
  facts: Facts,
  title: string,
  keep: (name: string, index: number) => boolean,
): Fix[] {
  const scopes = facts.grant.scopes.filter(keep);
  return scopes.length === 0 ? [] : [fixTo(facts, title, { scopes })];
}

/** Adds entries to a list; ids that a new `type:*` swallows go. */
export function addEntries(list: readonly AllowEntry[], added: readonly AllowEntry[]): AllowEntry[] {
  const swallowed = (entry: AllowEntry): boolean =>
    added.some(({ type, id }) => type === entry.type && (id === "*" || id === entry.id));
  return [...list.filter((entry) => !swallowed(entry)), ...added];
}
