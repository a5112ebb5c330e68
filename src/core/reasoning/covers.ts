import type { Catalog } from "../catalog/catalog";
import type { Grant } from "../grant/grant";
import { reachesAll, reachOf } from "./reach";

/**
 * Says whether grant `a` permits all that grant `b` permits there: every permission on every thing, those of later releases
 * included, so that a wildcard is covered by a wildcard only. What is dead in `b` need not be covered.
 */
export function covers(catalog: Catalog, a: Grant, b: Grant): boolean {
  return reachesAll(reachOf(catalog, a), reachOf(catalog, b));
}
