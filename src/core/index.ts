export { buildCatalog } from "./catalog/buildCatalog";
export type { Catalog, ScopeGroup, ScopeInfo, ScopeKind } from "./catalog/catalog";
export { requestable } from "./catalog/requestable";
export { maximumAllowEntries, parseAllowEntry } from "./grant/allowEntry";
export { normalizeAllowList } from "./grant/allowList";
export { holdsFullScope, isFullAccess } from "./grant/fullAccess";
export { type AccessRequest, type AllowEntry, entryText, type Grant, isUnrestricted } from "./grant/grant";
export { isEntryText, type LinkedThing, meansReach, type ReachText, readReachText } from "./grant/reachText";
export { canonicalId } from "./grant/resourceId";
export type { Result } from "./grant/result";
export { canonicalScope } from "./grant/scope";
export { scopesInShort } from "./grant/scopesInShort";
export { lintGrant } from "./lint/lintGrant";
export { completeGrant } from "./reasoning/complete";
export { covers } from "./reasoning/covers";
export { diffGrants } from "./reasoning/diffGrants";
export { type Decision, evaluate } from "./reasoning/evaluate";
export { expand } from "./reasoning/expand";
export type { Finding, Fix, LintContext, Severity } from "./reasoning/finding";
export type { Change, GrantDiff } from "./reasoning/grantDiff";
export { sayGrantInFull, type SayThing } from "./reasoning/grantInWords";
export { canMint } from "./reasoning/power";
export { summarize } from "./reasoning/summary";
export { type Choice, type ChoiceName, type Choices, isChosen } from "./recipes/choices";
export type { OfferedRecipe, Recipe, RecipeGrant, RoleLimit } from "./recipes/recipe";
export { recipes } from "./recipes/recipes";
export type { ResourceType } from "./release/resourceTypes";
export { type ServerFeatures, serverFeatures } from "./release/serverFeatures";
export type { ServerVersion } from "./release/serverVersion";
export { type ExpiryState, expiryState, type TokenTimes } from "./token/expiry";
export { formatLifetime } from "./token/formatLifetime";
export {
  defaultLifetimeSeconds,
  type LifetimeContext,
  lifetimeProblem,
  parseLifetime,
} from "./token/lifetime";
export { type PastedToken, readPastedToken } from "./token/pastedToken";
export { Secret } from "./token/secret";
export { type NameProblem, nameProblems } from "./token/tokenName";
export { findTokens, hideTokens, redact, type TokenId, tokenIdOf } from "./token/tokenText";
