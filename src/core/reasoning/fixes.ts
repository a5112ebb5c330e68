import * as l10n from "@vscode/l10n";
import { sayAll, sayList } from "../catalog/words";
import { type AllowEntry, entryText, type Grant } from "../grant/grant";
import type { Facts } from "./facts";
import type { Fix } from "./finding";
import { reachesAll, reachOf } from "./reach";

/** Builds a fix with different scopes or a different allow list; keeps whatever is not given. */
export function fixTo({ catalog, grant, reach }: Facts, title: string, change: Partial<Grant>): Fix {
  const fixed = { ...grant, ...change };
  return { title, grant: fixed, widens: !reachesAll(reach, reachOf(catalog, fixed)) };
}

/**
 * Builds a fix that removes scopes or entries, and so cannot widen the grant. Removing everything would mean
 * everything.
 */
function fixByLess(facts: Facts, title: string, change: Partial<Grant>): Fix[] {
  const grant = { ...facts.grant, ...change };
  return Object.values(change).some(({ length }) => length === 0) ? [] : [{ title, grant, widens: false }];
}

/** Builds a fix that adds entries to the allow list, names them, and drops those made redundant. */
export function fixByAdding(facts: Facts, added: readonly AllowEntry[]): Fix {
  const things = added.map((entry) => (entry.id === "*" ? sayAll(entry.type) : entryText(entry)));
  const title = l10n.t("Allow {0}", sayList(things));
  return fixTo(facts, title, { allowList: addEntries(facts.grant.allowList, added) });
}

/**
 * Builds a fix that drops the entries with these texts, if others are left: an empty list would admit
 * everything.
 */
export function fixByDropping(facts: Facts, texts: readonly string[]): Fix[] {
  const allowList = facts.grant.allowList.filter((entry) => !texts.includes(entryText(entry)));
  return fixByLess(facts, l10n.t("Remove {0}", texts.join(", ")), { allowList });
}

/** Builds a fix that keeps only some scopes, if any are left: an empty list would mean full access. */
export function fixByKeeping(
  facts: Facts,
  title: string,
  keep: (name: string, index: number, all: string[]) => boolean,
): Fix[] {
  return fixByLess(facts, title, { scopes: facts.grant.scopes.filter(keep) });
}

/** Adds entries to a list; drops IDs that a new `type:*` covers. */
export function addEntries(list: readonly AllowEntry[], added: readonly AllowEntry[]): AllowEntry[] {
  const swallowed = (entry: AllowEntry): boolean =>
    added.some(({ type, id }) => type === entry.type && (id === "*" || id === entry.id));
  return [...list.filter((entry) => !swallowed(entry)), ...added];
}
