import type { Catalog } from "../catalog/catalog";
import { withoutSwallowed } from "../grant/allowList";
import { entryText, type Grant, splitAtColon } from "../grant/grant";
import { canMatch } from "../grant/resourceId";
import { hasIds } from "../release/resourceTypes";
import { effectiveAllowList } from "./evaluate";
import { expandScope } from "./expand";

/**
 * What a grant reaches: any of its permissions (`type:action`) on any resource that one of its entries
 * (`type:id`) admits.
 */
export type Reach = { readonly permissions: ReadonlySet<string>; readonly entries: ReadonlySet<string> };

const everything: ReadonlySet<string> = new Set(["*:*"]);

/**
 * Reduces a grant to what it reaches on a deployment; leaves out entries that can never match a real
 * resource.
 */
export function reachOf(catalog: Catalog, grant: Grant): Reach {
  if (!catalog.features.scopes) return { permissions: everything, entries: everything };
  const permissions = (grant.scopes.length === 0 ? ["coder:all"] : grant.scopes).flatMap((name) => {
    const expansion = expandScope(catalog, name) ?? [];
    // A composite that is newer than this table stands for itself, so that only itself and full access cover
    // it.
    return expansion.length === 0 && name.startsWith("coder:") ? [name] : expansion;
  });
  const allowList = effectiveAllowList(catalog, grant).map(({ type, id }) => ({
    type,
    id: id.toLowerCase(),
  }));
  const entries = withoutSwallowed(allowList).filter(
    ({ type, id }) => id === "*" || (canMatch(id) && hasIds(type)),
  );
  return {
    permissions: new Set(permissions),
    entries: allowList.length === 0 ? everything : new Set(entries.map(entryText)),
  };
}

/** Whether a set of texts, both halves of which may be `*`, contains everything that one text stands for. */
export function holds(texts: ReadonlySet<string>, text: string): boolean {
  const [type, rest] = splitAtColon(text);
  return texts.has(text) || texts.has("*:*") || texts.has(`${type}:*`) || texts.has(`*:${rest}`);
}

/**
 * Whether the outer reach permits everything that the inner one does, apart from permissions without effect.
 */
export function reachesAll(outer: Reach, inner: Reach): boolean {
  const entries = [...inner.entries].map(splitAtColon);
  const actionsByType = new Map<string, string[]>();
  for (const [type, action] of [...inner.permissions].map(splitAtColon)) {
    for (const each of type === "*" ? new Set(entries.map(([entryType]) => entryType)) : [type])
      actionsByType.set(each, [...(actionsByType.get(each) ?? []), action]);
  }
  // Actions and IDs of one type combine freely, so one look-up for each suffices.
  return [...actionsByType].every(([type, actions]) => {
    const ids = entries.filter(([entryType, id]) => concerns(type, entryType, id)).map(([, id]) => id);
    return (
      ids.length === 0 ||
      (actions.every((action) => holds(outer.permissions, `${type}:${action}`)) &&
        ids.every((id) => holds(outer.entries, `${type}:${id}`)))
    );
  });
}

/** Whether an entry of one type (`*`: of any) can admit resources of another. */
function concerns(type: string, entryType: string, id: string): boolean {
  return (entryType === type || entryType === "*") && (id === "*" || hasIds(type));
}
