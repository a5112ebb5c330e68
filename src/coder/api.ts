/** Everything that a client needs once it really asks: this brings axios and zod. */
export { createSessionKey, deleteKey, expireKey, getKey } from "./apiKeys";
export { checkPermissions } from "./authCheck";
export { getAuthMethods } from "./authMethods";
export { getScopeNames } from "./authScopes";
export { getBuildInfo } from "./buildInfo";
export { createBuild } from "./builds";
export { Http } from "./http";
export { listMyOrganizations } from "./organizations";
export { listTemplates } from "./templates";
export { createToken, getTokenByName, getTokenConfig, listTokens } from "./tokens";
export { getUser, listUsers, logIn } from "./users";
export { getWorkspace, getWorkspaceByName, listWorkspaces } from "./workspaces";
