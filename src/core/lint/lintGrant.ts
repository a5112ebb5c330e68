import type { Catalog } from "../catalog/catalog";
import type { Grant } from "../grant/grant";
import { type Facts, factsOf } from "../reasoning/facts";
import type { Finding, LintContext, Severity } from "../reasoning/finding";
import * as allowList from "./allowListRules";
import * as hints from "./hintRules";
import * as match from "./matchRules";
import * as risks from "./riskRules";
import * as scopes from "./scopeRules";
import * as server from "./serverRules";

const rules: readonly ((facts: Facts) => Finding[])[] = [
  scopes.emptyScopes,
  scopes.unknownScopes,
  scopes.aliasScopes,
  scopes.duplicateScopes,
  scopes.redundantBesideFull,
  scopes.coveredScopes,
  scopes.insufficientComposites,
  allowList.ignoredAllowList,
  allowList.tooManyEntries,
  allowList.invalidEntries,
  allowList.nonCanonicalIds,
  allowList.nilIds,
  allowList.idsOfNoUse,
  allowList.swallowedEntries,
  match.typesWithoutEntry,
  match.entriesWithoutScope,
  match.createByIdOnly,
  server.templateIdBreaks,
  server.listsFail,
  server.dormantNotCovered,
  server.cannotIdentifyItself,
  risks.canMintBroader,
  risks.fullAccess,
  risks.growingWildcards,
  risks.longLifetime,
  hints.actionsWithoutRead,
  hints.workspacesNeedTemplates,
  hints.buildsNeedOwner,
];

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 };

/**
 * Lints a grant on a deployment, errors first: what the server refuses, what has no effect, what the server
 * does differently, what is dangerous, and how to fix each. The context's `userId` is the owner of the token.
 * On a deployment without scopes, that is the only finding.
 */
export function lintGrant(catalog: Catalog, grant: Grant, context: LintContext = {}): Finding[] {
  const facts = factsOf(catalog, grant, context);
  const unsupported = scopes.scopesUnsupported(facts);
  if (unsupported.length > 0) return unsupported;
  const known = new Set(findingsOfRecipe(catalog, context).map(keyOf));
  return rules
    .flatMap((rule) => rule(facts))
    .filter((finding) => !known.has(keyOf(finding)))
    .sort((a, b) => order[a.severity] - order[b.severity]);
}

/** The findings about a grant as its recipe built it; the lifetime is the person's own choice. */
function findingsOfRecipe(catalog: Catalog, { recipeGrant, userId }: LintContext): Finding[] {
  if (!recipeGrant) return [];
  return lintGrant(catalog, recipeGrant, userId === undefined ? {} : { userId });
}

function keyOf({ kind, entries }: Finding): string {
  return JSON.stringify([kind, entries.toSorted()]);
}
