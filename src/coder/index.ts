/** The server's API. Importing this is cheap: axios and zod come with the first request of a client. */
export { CoderClient, type Access } from "./client";
export { parseDeploymentUrl, type DeploymentUrl } from "./deploymentUrl";
export * from "./errors/errors";
export type { RequestEvent, TransportOptions } from "./http/call";
export type { Listed, UnreadableItem } from "./http/http";
export { NotPrepared } from "./errors/notPrepared";
export type { AdditionalHeaders } from "./http/requestHeaders";
export type { AskForTls, TlsOptions } from "./http/transport";
export type { ApiKey } from "./endpoints/apiKeys";
export type { PermissionCheck } from "./endpoints/authCheck";
export type { AuthMethods } from "./endpoints/authMethods";
export type { BuildInfo } from "./endpoints/buildInfo";
export type { Agent, WorkspaceBuild } from "./endpoints/builds";
export type { Organization } from "./endpoints/organizations";
export type { Template } from "./endpoints/templates";
export type { TokenConfig, TokenRequest } from "./endpoints/tokens";
export type { User } from "./endpoints/users";
export type { Workspace } from "./endpoints/workspaces";
