import { hasIds } from "../release/resourceTypes";
import { maximumAllowEntries, parseAllowEntry, tooManyEntriesSentence } from "./allowEntry";
import { type AllowEntry, entryText } from "./grant";
import { canMatch } from "./resourceId";
import { failure, type Result, success } from "./result";

/**
 * Gives a whole list as the server reads it back: no duplicates, `type:*` in place of that type's ids, `*:*` in place of
 * everything (and of an empty list), sorted by type, then id (seen on v2.35.1). Fails with the reason for an entry it
 * refuses or for more than {@link maximumAllowEntries}.
 */
export function normalizeAllowList(entries: AllowEntry[]): Result<AllowEntry[]> {
  if (entries.length > maximumAllowEntries) return failure(tooManyEntriesSentence(entries.length));

  const parsed: AllowEntry[] = [];
  for (const entry of entries) {
    const result = parseAllowEntry(entry);
    if (!result.ok) return result;
    parsed.push(result.value);
  }
  return success(parsed.length === 0 ? [{ type: "*", id: "*" }] : withoutSwallowed(parsed));
}

/** Removes what duplicates, `type:*` and `*:*` make pointless and sorts the rest. Entries must have been parsed. */
export function withoutSwallowed(entries: readonly AllowEntry[]): AllowEntry[] {
  const byText = new Map(entries.map((entry) => [entryText(entry), entry]));
  const everything = byText.get("*:*");
  if (everything) return [everything];
  return [...byText.values()]
    .filter(({ type, id }) => id === "*" || !byText.has(`${type}:*`))
    .sort((a, b) => compare(a.type, b.type) || compare(a.id, b.id));
}

/**
 * Says whether a list admits a thing, as the server decides (coderd/rbac/policy.rego): `*:*`, `type:*`, or its id under its
 * type or under `*`. A thing without an id, and a type whose ids no list can hold, needs one of the wildcards.
 */
export function admits(allowList: readonly AllowEntry[], type: string, id: string): boolean {
  if (allowList.length === 0) return true;
  const nameable = hasIds(type) && canMatch(id) ? id.toLowerCase() : undefined;
  return allowList.some(
    (entry) =>
      (entry.id === "*" && (entry.type === type || entry.type === "*")) ||
      (nameable !== undefined &&
        (entry.type === type || entry.type === "*") &&
        entry.id.toLowerCase() === nameable),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
