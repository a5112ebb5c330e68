/** The server's API. Importing this is cheap: axios and zod come with the first request of a client. */
export { CoderClient, type Access } from "./client";
export type { ClientFactory, CoderApi } from "./api/api";
export { parseDeploymentUrl } from "./address/deploymentUrl";
export type { DeploymentUrl } from "./api/deployment";
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
export { NotPrepared } from "./errors/notPrepared";
export type { AdditionalHeaders } from "./http/reach/transportOptions";
export type { AskForTls, TlsOptions } from "./http/reach/transport";
export { generalCheck } from "./endpoints/generalCheck";
export type {
  Agent,
  ApiKey,
  AuthMethods,
  BuildInfo,
  Listed,
  Organization,
  Template,
  TokenConfig,
  UnreadableItem,
  User,
  Workspace,
  WorkspaceBuild,
} from "./api/answers";
export type { NewToken, NewToken as TokenRequest, PermissionCheck } from "./api/api";
