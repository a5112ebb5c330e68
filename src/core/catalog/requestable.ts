import * as l10n from "@vscode/l10n";
import { failure, type Result, success } from "../grant/result";
import { canonicalScope } from "../grant/scope";
import { isAtLeast, parseServerVersion } from "../release/serverVersion";
import { type Catalog, findScope, isKnownPermission } from "./catalog";
import { nearestNames } from "./nearest";
import { firstOfferedIn, isOfferedSomewhere } from "./offered";
import { noScopesSentence, unknownScopeSentence } from "./scopeSentences";

/**
 * Says that a deployment does not offer a name, and which release brought it where that is certain: of a build whose version says
 * nothing, and of a name that a newer release lacks, no history is claimed.
 */
export function notOfferedSentence({ serverVersion, release }: Catalog, name: string): string {
  const first = firstOfferedIn(name);
  return first === undefined || !parseServerVersion(serverVersion) || isAtLeast(release, first)
    ? l10n.t("This deployment doesn't offer {0}.", name)
    : l10n.t("{0} needs Coder v{1}.", name, first);
}

/**
 * Says whether a token may ask for a scope there and gives the name to send: the canonical one for an alias. The error
 * tells why not: newer than the deployment, not offered there, internal only, misspelt (with the nearest names), unknown.
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
