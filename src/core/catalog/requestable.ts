import * as l10n from "@vscode/l10n";
import { failure, type Result, success } from "../grant/result";
import { canonicalScope } from "../grant/scope";
import { isAtLeast, parseServerVersion } from "../release/serverVersion";
import { type Catalog, findScope, isKnownPermission } from "./catalog";
import { nearestNames } from "./nearest";
import { firstOfferedIn, isOfferedSomewhere } from "./offered";
import { noScopesSentence, unknownScopeSentence } from "./scopeSentences";

/**
 * Explains that a deployment does not offer a name, and which release introduced it if that is certain: we
 * claim no history for a build whose version is unknown, or for a name that a newer release lacks.
 */
export function notOfferedSentence({ serverVersion, release }: Catalog, name: string): string {
  const first = firstOfferedIn(name);
  return first === undefined || !parseServerVersion(serverVersion) || isAtLeast(release, first)
    ? l10n.t("This deployment doesn't offer {0}.", name)
    : l10n.t("{0} needs Coder v{1}.", name, first);
}

/**
 * Whether a token may request a scope there; returns the name to send: the canonical one for an alias. The
 * error explains why not: newer than the deployment, not offered there, internal only, misspelt (with the
 * nearest names), or unknown.
 */
export function requestable(catalog: Catalog, name: string): Result<string> {
  if (!catalog.features.scopes) return failure(noScopesSentence());
  const canonical = canonicalScope(name);
  if (findScope(catalog, canonical)) return success(canonical);
  if (isOfferedSomewhere(name)) return failure(notOfferedSentence(catalog, name));
  if (isKnownPermission(catalog, name))
    return failure(l10n.t("{0} is internal and can't be requested.", name));

  const near = nearestNames(
    name,
    catalog.scopes.map((scope) => scope.name),
  ).join(", ");
  return failure(
    near === ""
      ? unknownScopeSentence(name)
      : l10n.t("There's no scope named {0}. Did you mean {1}?", name, near),
  );
}
