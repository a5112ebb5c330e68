import type { Catalog } from "../../core/catalog/catalog";
import { normalizeAllowList } from "../../core/grant/allowList";
import { entryText, type Grant, isUnrestricted } from "../../core/grant/grant";
import { expand } from "../../core/reasoning/expand";

/**
 * Returns a text that two grants share only if they permit the same: compares scopes by the permissions they
 * expand into, and allow lists as the server returns them.
 * @param catalog the deployment's catalog; names unknown there stand for themselves.
 * @param grant what a token may do.
 */
export function grantIdentity(catalog: Catalog, grant: Grant): string {
  const expanded = expand(catalog, grant.scopes);
  const permissions = expanded.ok ? expanded.value : [...new Set(grant.scopes)].sort();
  // Full access grows with every release; it is more than what it expands into today.
  const scopes = permissions.includes("*:*") ? ["*:*"] : permissions;
  return [...scopes, "", ...entriesOf(grant)].join("\n");
}

function entriesOf({ allowList }: Grant): string[] {
  if (isUnrestricted(allowList)) return ["*:*"];
  const normal = normalizeAllowList(allowList);
  return (normal.ok ? normal.value : allowList).map(entryText).sort();
}
