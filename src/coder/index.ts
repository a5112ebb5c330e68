/**
 * The server's API. Importing this is cheap: axios and zod load with a client's first request, ws with its
 * first stream or terminal.
 */
export { parseDeploymentUrl } from "./address/deploymentUrl";
export type {
  ApiKey,
  AuthMethods,
  BuildInfo,
  Listed,
  Organization,
  Template,
  TokenConfig,
  UnreadableItem,
  User,
} from "./api/answers";
export type { ClientFactory, CoderApi } from "./api/api";
export type { NewToken, PermissionCheck, NewToken as TokenRequest } from "./api/api";
export type { DeploymentUrl } from "./api/deployment";
export type { OpenTerminal, Terminal, TerminalEnd, TerminalOpening } from "./api/workspaceCalls";
export type { WorkspaceCalls, WorkspaceEvent, WorkspacePage } from "./api/workspaceCalls";
export type { Agent, AgentMetadata, BuildLogLine, Workspace, WorkspaceBuild } from "./api/workspaces";
export { type Access, CoderClient } from "./client";
export { generalCheck } from "./endpoints/generalCheck";
export { AgentNotConnected } from "./errors/agentNotConnected";
export {
  KnownDefect,
  NotCoder,
  type RedirectTarget,
  ServerFault,
  TooLarge,
  Unreadable,
  type WhyNotCoder,
} from "./errors/badAnswers";
export { CoderError, type CoderErrorKind, GivenUp, type Sent } from "./errors/coderError";
export { NotPrepared } from "./errors/notPrepared";
export {
  NotFoundOrForbidden,
  RateLimited,
  Rejected,
  RouteMissing,
  type ServerWords,
  Unauthorized,
  type UnauthorizedReason,
  type Validation,
} from "./errors/refusals";
export { type TlsCause, Unreachable, type UnreachableCause } from "./errors/unreachable";
export { WorkspaceProxy } from "./errors/workspaceProxy";
export type { AskForTls, TlsOptions } from "./http/reach/transport";
export type { RequestEvent, TransportOptions } from "./http/reach/transportOptions";
export type { AdditionalHeaders } from "./http/reach/transportOptions";
