import { type Grant, isUnrestricted } from "./grant";
import { canonicalScope } from "./scope";

/**
 * Whether a grant can do everything its owner can, on any deployment: `coder:all` or no scopes, and no limit.
 */
export function isFullAccess(grant: Grant): boolean {
  return isUnrestricted(grant.allowList) && holdsFullScope(grant);
}

/**
 * Whether a grant allows every action, even if only on listed resources: `coder:all`, or no scopes, which
 * mean the same.
 */
export function holdsFullScope({ scopes }: Grant): boolean {
  return scopes.length === 0 || scopes.map(canonicalScope).includes("coder:all");
}
