import { type Grant, isUnrestricted } from "./grant";
import { canonicalScope } from "./scope";

/** Says whether a grant, on any deployment, can do everything its owner can: `coder:all` or no scopes, and no limit. */
export function isFullAccess(grant: Grant): boolean {
  return isUnrestricted(grant.allowList) && holdsFullScope(grant);
}

/** Says whether a grant allows every action, be it on listed things only: `coder:all`, or no scopes, which mean the same. */
export function holdsFullScope({ scopes }: Grant): boolean {
  return scopes.length === 0 || scopes.map(canonicalScope).includes("coder:all");
}
