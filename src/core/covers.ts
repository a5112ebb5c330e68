import type { Catalog } from "./catalog/catalog";
import type { Grant } from "./grant";
import { reachByType, reachesEntry, reachesPermission, reachOf } from "./reach";

/**
 * Says whether grant `a` permits all that grant `b` permits there: every permission on every thing, those of later releases
 * included, so that a wildcard is covered by a wildcard only. What is dead in `b` need not be covered.
 */
export function covers(catalog: Catalog, a: Grant, b: Grant): boolean {
  const outer = reachOf(catalog, a);
  for (const [type, { actions, ids }] of reachByType(reachOf(catalog, b))) {
    const permitted =
      [...actions].every((action) => reachesPermission(outer, { type, action })) &&
      [...ids].every((id) => reachesEntry(outer, { type, id }));
    if (!permitted) return false;
  }
  return true;
}
