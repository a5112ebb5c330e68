import { hasIds } from "../release/resourceTypes";
import { maximumAllowEntries, parseAllowEntry, tooManyEntriesSentence } from "./allowEntry";
import { type AllowEntry, entryText } from "./grant";
import { canMatch } from "./resourceId";
import { failure, type Result, success } from "./result";

/**
 * Normalises a whole list the way the server stores it: without duplicates, `type:*` instead of that type's
 * IDs, `*:*` instead of everything (and of an empty list), sorted by type, then ID (seen on v2.35.1). Fails
 * with the reason for an entry that the server refuses, or for more than {@link maximumAllowEntries}.
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

/**
 * Removes entries that duplicates, `type:*` and `*:*` make redundant, and sorts the rest. Entries must have
 * been parsed.
 */
export function withoutSwallowed(entries: readonly AllowEntry[]): AllowEntry[] {
  const byText = new Map(entries.map((entry) => [entryText(entry), entry]));
  const everything = byText.get("*:*");
  if (everything) return [everything];
  return [...byText.values()]
    .filter(({ type, id }) => id === "*" || !byText.has(`${type}:*`))
    .sort((a, b) => compare(a.type, b.type) || compare(a.id, b.id));
}

/**
 * Whether a list admits a resource, by the server's rule (coderd/rbac/policy.rego): through `*:*`, `type:*`,
 * or its ID under its type or under `*`. A resource without an ID, and a type whose IDs no list can contain,
 * needs one of the wildcards.
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
