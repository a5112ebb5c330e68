export type { Result } from "./grant/result";
export { entryText, isUnrestricted, type AccessRequest, type AllowEntry, type Grant } from "./grant/grant";
export { readPastedToken, type PastedToken } from "./token/pastedToken";
export { findTokens, secretShapes, tokenIdOf } from "./token/tokenText";
export {
  defaultLifetimeSeconds,
  lifetimeProblem,
  parseLifetime,
  type LifetimeContext,
} from "./token/lifetime";
export { formatLifetime } from "./token/formatLifetime";
export { maximumAllowEntries, parseAllowEntry } from "./grant/allowEntry";
export { isEntryText, meansReach, readReachText, type LinkedThing, type ReachText } from "./grant/reachText";
export { normalizeAllowList } from "./grant/allowList";
export { serverFeatures, type ServerFeatures } from "./release/serverFeatures";
export type { ServerVersion } from "./release/serverVersion";
export { canonicalId } from "./grant/resourceId";
export type { ResourceType } from "./release/resourceTypes";
export { canonicalScope } from "./grant/scope";
export { buildCatalog } from "./catalog/buildCatalog";
export type { Catalog, ScopeGroup, ScopeInfo, ScopeKind } from "./catalog/catalog";
export { requestable } from "./catalog/requestable";
export { expand } from "./reasoning/expand";
export type { Finding, Fix, LintContext, Severity } from "./reasoning/finding";
export { evaluate, type Decision } from "./reasoning/evaluate";
export { canMint } from "./reasoning/power";
export { holdsFullScope, isFullAccess } from "./grant/fullAccess";
export { covers } from "./reasoning/covers";
export { diffGrants } from "./reasoning/diffGrants";
export type { Change, GrantDiff } from "./reasoning/grantDiff";
export { lintGrant } from "./lint/lintGrant";
export { completeGrant } from "./reasoning/complete";
export { isChosen, type Choice, type ChoiceName, type Choices } from "./reasoning/choices";
export type { OfferedRecipe, Recipe, RecipeGrant, RoleLimit } from "./recipes/recipe";
export { recipes } from "./recipes/recipes";
export { expiryState, type ExpiryState, type TokenTimes } from "./token/expiry";
export { nameProblems, type NameProblem } from "./token/tokenName";
export { sayGrantInFull, type SayThing } from "./reasoning/grantInWords";
export { scopesInShort } from "./grant/scopesInShort";
export { summarize } from "./reasoning/summary";
