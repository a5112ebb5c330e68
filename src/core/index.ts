export type { Result } from "./result";
export { entryText, type AccessRequest, type AllowEntry, type Grant } from "./grant";
export { readPastedToken, type PastedToken } from "./pastedToken";
export { findTokens, secretShapes, tokenIdOf } from "./tokenText";
export {
  defaultLifetimeSeconds,
  formatLifetime,
  lifetimeProblem,
  parseLifetime,
  type LifetimeContext,
} from "./lifetime";
export { maximumAllowEntries, parseAllowEntry } from "./allowEntry";
export { isEntryText, meansReach, readReachText, type LinkedThing, type ReachText } from "./reachText";
export { isUnrestricted, normalizeAllowList } from "./allowList";
export { serverFeatures, type ServerFeatures } from "./serverFeatures";
export type { ServerVersion } from "./serverVersion";
export { canonicalId } from "./resourceId";
export type { ResourceType } from "./resourceTypes";
export { canonicalScope } from "./scope";
export {
  buildCatalog,
  type Catalog,
  type ScopeGroup,
  type ScopeInfo,
  type ScopeKind,
} from "./catalog/catalog";
export { requestable } from "./catalog/requestable";
export { expand } from "./expand";
export type { Finding, Fix, LintContext, Severity } from "./lint/finding";
export { evaluate, type Decision } from "./evaluate";
export { canMint, holdsFullScope, isFullAccess } from "./power";
export { covers } from "./covers";
export { diffGrants, type Change, type GrantDiff } from "./diffGrants";
export { lintGrant } from "./lint/lintGrant";
export { completeGrant } from "./complete";
export { isChosen, type Choice, type ChoiceName, type Choices } from "./choices";
export type { OfferedRecipe, Recipe, RecipeGrant, RoleLimit } from "./recipes/recipe";
export { recipes } from "./recipes/recipes";
export { expiryState, type ExpiryState, type TokenTimes } from "./expiry";
export { nameProblems, type NameProblem } from "./tokenName";
export { sayGrantInFull, type SayThing } from "./grantInWords";
export { scopesInShort, summarize } from "./summary";
