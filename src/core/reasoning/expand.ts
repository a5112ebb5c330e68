import { type Catalog, findScope, isKnownPermission } from "../catalog/catalog";
import { unknownScopeSentence } from "../catalog/scopeSentences";
import { failure, type Result, success } from "../grant/result";
import { canonicalScope } from "../grant/scope";
import { compositePermissions } from "../release/composites";

/**
 * Gives every permission that a list of scopes grants there, sorted and without repetitions: `type:action`, `*` standing
 * for any. No scopes at all grant everything, as the server makes `coder:all` of an empty list (seen on v2.35.1).
 * Internal names that the server can expand are expanded too. Fails with the name that means nothing there.
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

/** The permissions of one scope, or `undefined` if the server cannot expand the name. */
export function expandScope(catalog: Catalog, name: string): readonly string[] | undefined {
  const canonical = canonicalScope(name);
  const offered = findScope(catalog, canonical);
  if (offered) return offered.expansion;
  const composite = compositePermissions(canonical, catalog.release);
  if (composite) return composite;
  if (name === "no_user_data") return everythingButUsers(catalog);
  return isKnownPermission(catalog, name) ? [name] : undefined;
}

/** What the server's own scope `no_user_data` grants, which no token can ask for (coderd/rbac/scopes.go). */
function everythingButUsers({ resourceTypes }: Catalog): string[] {
  return resourceTypes.filter(({ type }) => type !== "user").map(({ type }) => `${type}:*`);
}
