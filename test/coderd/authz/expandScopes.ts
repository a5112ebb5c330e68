import { compositePermissions } from "../profiles/composites";
import type { Permission } from "./permissions";

/**
 * Returns the union of the permissions of a key's stored scopes. `working` selects the composites of v2.32.0
 * and later. A name that is neither a composite nor `type:action` grants nothing.
 */
export function expandScopes(scopes: readonly string[], working: boolean): Permission[] {
  return scopes.flatMap((scope) => {
    const composite = compositePermissions(scope, working);
    if (composite !== undefined) return composite;
    const separator = scope.indexOf(":");
    if (separator <= 0) return [];
    return [{ type: scope.slice(0, separator), action: scope.slice(separator + 1) }];
  });
}
