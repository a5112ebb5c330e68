import * as l10n from "@vscode/l10n";
import type { Catalog } from "../catalog/catalog";
import { noScopesSentence } from "../catalog/scopeSentences";
import { admits } from "../grant/allowList";
import type { AccessRequest, AllowEntry, Grant } from "../grant/grant";
import { expandScope } from "./expand";

/** Whether a grant permits something, and the sentence that explains why. */
export type Decision = { readonly allowed: boolean; readonly reason: string };

/**
 * Decides by the server's rule, before the owner's roles: some scope must contain the permission, and the
 * allow list, a filter over every type, must admit the resource (coderd/rbac/policy.rego; matches some 8,000
 * answers of v2.31.0 and v2.35.1). No scopes mean full access, an empty list admits everything. Names unknown
 * there grant nothing.
 */
export function evaluate(catalog: Catalog, grant: Grant, request: AccessRequest): Decision {
  if (!catalog.features.scopes) return { allowed: true, reason: noScopesSentence() };
  const { type, id = "", action } = request;
  const scope = grantingScope(catalog, grant.scopes, type, action);
  if (scope === undefined)
    return { allowed: false, reason: l10n.t("No scope grants {0}.", `${type}:${action}`) };

  if (!admits(effectiveAllowList(catalog, grant), type, id))
    return { allowed: false, reason: l10n.t("The allow list doesn't include {0}.", `${type}:${id || "*"}`) };

  return { allowed: true, reason: l10n.t("The scope {0} grants this.", scope) };
}

/** Returns the allow list that takes effect: v2.27 silently ignores the one it receives. */
export function effectiveAllowList(catalog: Catalog, grant: Grant): readonly AllowEntry[] {
  return catalog.features.allowLists ? grant.allowList : [];
}

/** Returns the first scope that grants a permission there, or `undefined`. */
function grantingScope(
  catalog: Catalog,
  scopes: readonly string[],
  type: string,
  action: string,
): string | undefined {
  const granting = ["*:*", `${type}:*`, `${type}:${action}`];
  return (scopes.length === 0 ? ["coder:all"] : scopes).find((name) =>
    expandScope(catalog, name)?.some((granted) => granting.includes(granted)),
  );
}
