import type { Catalog } from "../catalog/catalog";
import type { Grant } from "../grant/grant";
import { admitsAll, type Facts, factsOf, grantsAction, readsOwnUser } from "./facts";

/**
 * Whether a token with this grant can create tokens, and therefore broader ones, since the server does not
 * compare them (seen on v2.35.1). It needs `user:read` on its owner (any user, if no ID is given) and
 * `api_key:create`.
 */
export function canMint(catalog: Catalog, grant: Grant, userId?: string): boolean {
  return !catalog.features.scopes || mints(factsOf(catalog, grant, userId === undefined ? {} : { userId }));
}

/** The same for an analysed grant. */
export function mints(facts: Facts): boolean {
  return readsOwnUser(facts) && grantsAction(facts, "api_key", "create") && admitsAll(facts, "api_key");
}
