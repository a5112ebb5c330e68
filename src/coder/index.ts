/** The server's API. Importing this is cheap: axios and zod come with the first request of a client. */
export { CoderClient, type Access } from "./client";
export type { ClientFactory, CoderApi } from "./api";
export { parseDeploymentUrl, type DeploymentUrl } from "./address/deploymentUrl";
export { Cancelled, CoderError, type CoderErrorKind, type Sent } from "./errors/coderError";
export {
  NotFoundOrForbidden,
  RateLimited,
  Rejected,
  RouteMissing,
  Unauthorized,
  type ServerWords,
  type UnauthorizedReason,
  type Validation,
} from "./errors/refusals";
export {
  KnownDefect,
  NotCoder,
  ServerFault,
  TooLarge,
  Unreadable,
  type RedirectTarget,
  type WhyNotCoder,
} from "./errors/badAnswers";
export { WorkspaceProxy } from "./errors/workspaceProxy";
export { Unreachable, type TlsCause, type UnreachableCause } from "./errors/unreachable";
export type { RequestEvent, TransportOptions } from "./http/reach/transportOptions";
export type { Listed, UnreadableItem } from "./http/asking";
export { NotPrepared } from "./errors/notPrepared";
export type { AdditionalHeaders } from "./http/reach/transportOptions";
export type { AskForTls, TlsOptions } from "./http/reach/transport";
export type { ApiKey } from "./endpoints/apiKeys";
export type { PermissionCheck } from "./endpoints/authCheck";
export type { AuthMethods } from "./endpoints/authMethods";
export type { BuildInfo } from "./endpoints/buildInfo";
export { generalCheck } from "./endpoints/generalCheck";
export type { Agent, WorkspaceBuild } from "./endpoints/builds";
export type { Organization } from "./endpoints/organizations";
export type { Template } from "./endpoints/templates";
export type { TokenConfig, TokenRequest } from "./endpoints/tokens";
export type { User } from "./endpoints/users";
export type { Workspace } from "./endpoints/workspaces";
