/** The server's API. Importing this is cheap: axios and zod come with the first request of a client. */
export { CoderClient, type Access } from "./client";
export { parseDeploymentUrl, type DeploymentUrl } from "./deploymentUrl";
export * from "./errors";
export type { RequestEvent, TransportOptions } from "./http";
export { NotPrepared } from "./notPrepared";
export type { AdditionalHeaders } from "./requestHeaders";
export type { AskForTls, TlsOptions } from "./transport";
export type { ApiKey } from "./apiKeys";
export type { PermissionCheck } from "./authCheck";
export type { AuthMethods } from "./authMethods";
export type { BuildInfo } from "./buildInfo";
export type { Agent, WorkspaceBuild } from "./builds";
export type { Organization } from "./organizations";
export type { Template } from "./templates";
export type { TokenConfig, TokenRequest } from "./tokens";
export type { User } from "./users";
export type { Workspace } from "./workspaces";
