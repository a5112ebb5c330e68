/** The errors of the client, without the client: what shows them need not load axios and zod. */
export { Cancelled, CoderError, type CoderErrorKind, type Sent } from "./coderError";
export {
  NotFoundOrForbidden,
  RateLimited,
  Rejected,
  RouteMissing,
  Unauthorized,
  type ServerWords,
  type UnauthorizedReason,
  type Validation,
} from "./refusals";
export {
  KnownDefect,
  NotCoder,
  ServerFault,
  TooLarge,
  Unreadable,
  type RedirectTarget,
  type WhyNotCoder,
} from "./badAnswers";
export { WorkspaceProxy } from "./workspaceProxy";
export { Unreachable, type TlsCause, type UnreachableCause } from "./unreachable";
