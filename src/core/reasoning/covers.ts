import type { Catalog } from "../catalog/catalog";
import type { Grant } from "../grant/grant";
import { reachesAll, reachOf } from "./reach";

/**
 * Whether grant `a` permits everything there that grant `b` permits: every permission on every resource,
 * including those of later releases, so that only a wildcard covers a wildcard. What has no effect in `b`
 * need not be covered.
 */
export function covers(catalog: Catalog, a: Grant, b: Grant): boolean {
  return reachesAll(reachOf(catalog, a), reachOf(catalog, b));
}
