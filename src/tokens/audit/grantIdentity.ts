import type { Catalog } from "../../core/catalog/catalog";
import { normalizeAllowList } from "../../core/grant/allowList";
import { entryText, type Grant, isUnrestricted } from "../../core/grant/grant";
import { expand } from "../../core/reasoning/expand";

/**
 * Gives a text that two grants share only if they permit the same: scopes are compared by the permissions they expand
 * into, allow lists as the server reads them back.
 * @param catalog of the deployment; names that mean nothing there stand for themselves.
 * @param grant what a token may do.
 */
export function grantIdentity(catalog: Catalog, grant: Grant): string {
  const expanded = expand(catalog, grant.scopes);
  const permissions = expanded.ok ? expanded.value : [...new Set(grant.scopes)].sort();
  // Full access grows with every release; what it expands into today is not all it is.
  const scopes = permissions.includes("*:*") ? ["*:*"] : permissions;
  return [...scopes, "", ...entriesOf(grant)].join("\n");
}

function entriesOf({ allowList }: Grant): string[] {
  if (isUnrestricted(allowList)) return ["*:*"];
  const normal = normalizeAllowList(allowList);
  return (normal.ok ? normal.value : allowList).map(entryText).sort();
}
