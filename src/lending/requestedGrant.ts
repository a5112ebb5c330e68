import * as l10n from "@vscode/l10n";
import type { UserId } from "../coder/api/answers";
import type { Catalog } from "../core/catalog/catalog";
import { requestable } from "../core/catalog/requestable";
import { maximumAllowEntries, parseAllowEntry, tooManyEntriesSentence } from "../core/grant/allowEntry";
import { withoutSwallowed } from "../core/grant/allowList";
import type { AllowEntry, Grant } from "../core/grant/grant";
import { failure, type Result, success } from "../core/grant/result";

/** How an entry of the allow list is told from a scope: `template:*` alone is a scope. */
const allowPrefix = "allow:";

/**
 * Names a list of an extension, whatever its order, so that the same list means the same lease.
 * @param list scopes, and entries of the allow list with `allow:` in front.
 */
export function keyOf(list: readonly string[]): string {
  return JSON.stringify([...new Set(list)].sort());
}

/**
 * Reads what an extension asks for. Nothing is completed or widened: a name that the deployment does not offer is
 * refused, and so is what an older deployment would make broader.
 * @param list scopes, and entries of the allow list with `allow:` in front; empty asks for the person's identity alone.
 * @param catalog the deployment's scopes.
 * @param userId the person's ID there; empty if their session cannot read it.
 * @returns the grant, or a sentence that names what is wrong.
 */
export function requestedGrant(list: readonly string[], catalog: Catalog, userId: UserId): Result<Grant> {
  if (!catalog.features.allowLists) return withoutLimits(list);
  if (list.length === 0) return identity(catalog, userId);
  const names = list.filter((each) => !each.startsWith(allowPrefix));
  if (names.length === 0)
    return failure(l10n.t("Resources alone permit nothing. Ask for scopes, too, such as workspace:read."));

  const scopes: string[] = [];
  for (const name of names) {
    const scope = requestable(catalog, name);
    if (!scope.ok) return scope;
    scopes.push(scope.value);
  }
  const allowList: AllowEntry[] = [];
  for (const each of list) {
    if (!each.startsWith(allowPrefix)) continue;
    const entry = parseAllowEntry(each.slice(allowPrefix.length), catalog);
    if (!entry.ok) return entry;
    allowList.push(entry.value);
  }
  if (allowList.length > maximumAllowEntries) return failure(tooManyEntriesSentence(allowList.length));
  return success({ scopes: [...new Set(scopes)].sort(), allowList: withoutSwallowed(allowList) });
}

/** Before v2.28.0 a token is everything or has scopes for everything: only what says so may be had. */
function withoutLimits(list: readonly string[]): Result<Grant> {
  return list.length > 0 && list.every((name) => name === "coder:all")
    ? success({ scopes: ["coder:all"], allowList: [] })
    : failure(
        l10n.t(
          "This deployment is older than Coder v2.28 and can't limit tokens. Only coder:all can be had.",
        ),
      );
}

/** The smallest grant that reads its own user (GET /users/me; seen on v2.35.1). */
function identity(catalog: Catalog, userId: UserId): Result<Grant> {
  if (userId === "") return failure(l10n.t("This session can't view its own user."));
  const scope = requestable(catalog, "user:read");
  return scope.ok ? success({ scopes: [scope.value], allowList: [{ type: "user", id: userId }] }) : scope;
}
