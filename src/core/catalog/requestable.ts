import * as l10n from "@vscode/l10n";
import { failure, success, type Result } from "../result";
import { canonicalScope } from "../scope";
import { findScope, isKnownPermission, type Catalog } from "./catalog";
import { nearestNames } from "./nearest";
import { firstOfferedIn, isNewerThan } from "./offered";

/** Why a deployment without `GET /auth/scopes` (before v2.27.0) refuses every name. */
export function noScopesSentence(): string {
  return l10n.t("This deployment cannot limit tokens: every token there has full access.");
}

/**
 * Says whether a token may ask for a scope there and gives the name to send: the canonical one for an alias. The error
 * tells why not: newer than the deployment, no longer offered, internal only, misspelt (with the nearest names), unknown.
 */
export function requestable(catalog: Catalog, name: string): Result<string> {
  if (!catalog.features.scopes) return failure(noScopesSentence());
  const canonical = canonicalScope(name);
  if (findScope(catalog, canonical)) return success(canonical);
  const release = firstOfferedIn(name);
  if (release !== undefined) {
    return failure(
      isNewerThan(name, catalog.release)
        ? l10n.t("“{0}” needs Coder v{1}; this deployment is older.", name, release)
        : l10n.t("This deployment does not offer “{0}” any more.", name),
    );
  }
  if (isKnownPermission(catalog, name)) {
    return failure(l10n.t("“{0}” is internal to the server; no token can ask for it.", name));
  }
  const near = nearestNames(
    name,
    catalog.scopes.map((scope) => scope.name),
  );
  return failure(
    near.length === 0
      ? l10n.t("This deployment offers no scope “{0}”.", name)
      : l10n.t("This deployment offers no scope “{0}”. Near it: {1}.", name, near.join(", ")),
  );
}
