import { type Catalog, findScope, isKnownPermission } from "../catalog/catalog";
import { unknownScopeSentence } from "../catalog/scopeSentences";
import { failure, type Result, success } from "../grant/result";
import { canonicalScope } from "../grant/scope";
import { compositePermissions } from "../release/composites";

/**
 * Returns every permission that a list of scopes grants there, sorted and without duplicates: `type:action`,
 * with `*` for any. An empty list grants everything, because the server turns it into `coder:all` (seen on
 * v2.35.1). Internal names that the server can expand are expanded too. Fails with the name that is unknown
 * there.
 */
export function expand(catalog: Catalog, scopes: readonly string[]): Result<string[]> {
  const permissions = new Set<string>();
  for (const name of scopes.length === 0 ? ["coder:all"] : scopes) {
    const expansion = expandScope(catalog, name);
    if (!expansion) return failure(unknownScopeSentence(name));
    for (const permission of expansion) permissions.add(permission);
  }
  return success([...permissions].sort());
}

/** Returns the permissions of one scope, or `undefined` if the server cannot expand the name. */
export function expandScope(catalog: Catalog, name: string): readonly string[] | undefined {
  const canonical = canonicalScope(name);
  const offered = findScope(catalog, canonical);
  if (offered) return offered.expansion;
  const composite = compositePermissions(canonical, catalog.release);
  if (composite) return composite;
  if (name === "no_user_data") return everythingButUsers(catalog);
  return isKnownPermission(catalog, name) ? [name] : undefined;
}

/**
 * The permissions of the server's own scope `no_user_data`, which no token can request
 * (coderd/rbac/scopes.go).
 */
function everythingButUsers({ resourceTypes }: Catalog): string[] {
  return resourceTypes.filter(({ type }) => type !== "user").map(({ type }) => `${type}:*`);
}
