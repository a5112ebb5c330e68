/** Everything that a client needs for its first request: this loads axios and zod. */
export { createSessionKey, deleteKey, expireKey, getKey } from "./endpoints/apiKeys";
export { checkPermissions } from "./endpoints/authCheck";
export { getAuthMethods } from "./endpoints/authMethods";
export { getScopeNames } from "./endpoints/authScopes";
export { getBuildInfo } from "./endpoints/buildInfo";
export { listMyOrganizations } from "./endpoints/organizations";
export { listTemplates } from "./endpoints/templates";
export { getTokenByName, getTokenConfig, listTokens, postToken } from "./endpoints/tokens";
export { getUser, listUsers, logIn } from "./endpoints/users";
export { getWorkspace, getWorkspaceByName, listWorkspaces } from "./endpoints/workspaces/workspaces";
export { Http } from "./http/http";
