import * as l10n from "@vscode/l10n";
import { admits, isUnrestricted } from "./allowList";
import type { Catalog } from "./catalog/catalog";
import { noScopesSentence } from "./catalog/requestable";
import { expandScope } from "./expand";
import type { AccessRequest, AllowEntry, Grant } from "./grant";
import { hasIds } from "./resourceTypes";

/** Whether a grant permits something, and the sentence that says why. */
export type Decision = { allowed: boolean; reason: string };

/**
 * Decides as the server does before it asks the roles of the owner: some scope must hold the permission, and the allow
 * list, a filter over every type, must admit the thing (coderd/rbac/policy.rego; matches some 8,000 answers of v2.31.0 and
 * v2.35.1). No scopes mean full access, an empty list admits everything. Names that mean nothing there grant nothing.
 */
export function evaluate(catalog: Catalog, grant: Grant, request: AccessRequest): Decision {
  if (!catalog.features.scopes) return { allowed: true, reason: noScopesSentence() };
  const { type, id, action } = request;
  const scope = grantingScope(catalog, grant.scopes, type, action);
  if (scope === undefined) {
    return { allowed: false, reason: l10n.t("No scope grants {0}.", `${type}:${action}`) };
  }
  if (!admits(effectiveAllowList(catalog, grant), type, id === "" ? undefined : id)) {
    return { allowed: false, reason: refusalReason(type, id) };
  }
  return { allowed: true, reason: l10n.t("The scope {0} grants it.", scope) };
}

/** The allow list that counts: v2.27 silently ignores the one it is sent. */
export function effectiveAllowList(catalog: Catalog, grant: Grant): readonly AllowEntry[] {
  return catalog.features.allowLists ? grant.allowList : [];
}

/** The first of the scopes that grants a permission there, or `undefined`. */
function grantingScope(
  catalog: Catalog,
  scopes: readonly string[],
  type: string,
  action: string,
): string | undefined {
  const [exact, anyAction] = [`${type}:${action}`, `${type}:*`];
  for (const name of scopes.length === 0 ? ["coder:all"] : scopes) {
    const expansion = expandScope(catalog, name);
    if (expansion?.some((granted) => granted === exact || granted === anyAction || granted === "*:*")) {
      return name;
    }
  }
  return undefined;
}

function refusalReason(type: string, id: string | undefined): string {
  if (type === "workspace_dormant") {
    return l10n.t("The allow list does not admit dormant workspaces, a type of their own.");
  }
  if (id === undefined || id === "" || !hasIds(type)) {
    return l10n.t("The allow list has no {0}, and no id can stand for this.", `${type}:*`);
  }
  return l10n.t("The allow list does not admit {0}.", `${type}:${id}`);
}

/** Says whether a grant, on any deployment, can do everything its owner can: coder:all or no scopes, and no limit. */
export function isFullAccess(grant: Grant): boolean {
  const everything = ["coder:all", "all", "*:*"];
  return (
    (grant.scopes.length === 0 || grant.scopes.some((name) => everything.includes(name))) &&
    isUnrestricted(grant.allowList)
  );
}

/**
 * Says whether a token with this grant can create tokens, and so broader ones, since the server does not compare them
 * (seen on v2.35.1). It needs `user:read` on its owner (any user, where no id is given) and `api_key:create`.
 */
export function canMint(catalog: Catalog, grant: Grant, userId?: string): boolean {
  return (
    canReadSelf(catalog, grant, userId) &&
    evaluate(catalog, grant, { type: "api_key", action: "create" }).allowed
  );
}

/** Says whether a token with this grant can read its owner; without an id: some user that the list names. */
export function canReadSelf(catalog: Catalog, grant: Grant, userId?: string): boolean {
  const named = grant.allowList.filter(({ type }) => type === "user" || type === "*").map(({ id }) => id);
  const candidates = userId === undefined ? [undefined, ...named] : [userId];
  return candidates.some(
    (id) =>
      evaluate(catalog, grant, { type: "user", action: "read", ...(id === undefined ? {} : { id }) }).allowed,
  );
}
