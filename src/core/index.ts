export { success, failure, type Result } from "./result";
export { entryText, type AccessRequest, type AllowEntry, type Grant } from "./grant";
export { findTokens, tokenIdOf } from "./tokenText";
export { defaultLifetimeSeconds, formatLifetime, lifetimeProblem, parseLifetime } from "./lifetime";
export { parseAllowEntry } from "./allowEntry";
export { isUnrestricted, maximumAllowEntries, normalizeAllowList } from "./allowList";
export { serverFeatures, type ServerFeatures } from "./serverFeatures";
export { isAtLeast, parseServerVersion, type ServerVersion } from "./serverVersion";
export { hasIds, type ResourceType } from "./resourceTypes";
export { canonicalScope, isAlias } from "./scope";
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
export { canMint, evaluate, isFullAccess, type Decision } from "./evaluate";
export { covers } from "./covers";
export { diffGrants, type Change, type GrantDiff } from "./diffGrants";
export { lintGrant } from "./lint/lintGrant";
export { completeGrant } from "./complete";
export type { ChoiceName, Choices } from "./limit";
export type { Recipe, RecipeRequest } from "./recipes/recipe";
export { recipes } from "./recipes/recipes";
export { grantForCommand, type CommandGrant } from "./commands/grantForCommand";
export { answers, type Answer, type RequestIds } from "./routes/answers";
export type { CheckedId, Route, RouteNeed } from "./routes/route";
