import type { AgentNotConnected } from "./agentNotConnected";
import type { KnownDefect, NotCoder, ServerFault, TooLarge, Unreadable } from "./badAnswers";
import { CoderError, type CoderErrorKind, type GivenUp } from "./coderError";
import type { NotFoundOrForbidden, RateLimited, Rejected, RouteMissing, Unauthorized } from "./refusals";
import type { Unreachable } from "./unreachable";
import type { WorkspaceProxy } from "./workspaceProxy";

type OfKind = {
  unauthorized: Unauthorized;
  notFoundOrForbidden: NotFoundOrForbidden;
  routeMissing: RouteMissing;
  rejected: Rejected;
  agentNotConnected: AgentNotConnected;
  rateLimited: RateLimited;
  unreachable: Unreachable;
  notCoder: NotCoder;
  workspaceProxy: WorkspaceProxy;
  unreadable: Unreadable;
  serverFault: ServerFault;
  knownDefect: KnownDefect;
  tooLarge: TooLarge;
  givenUp: GivenUp;
};

/**
 * Whether a failure is one of the client's and of that kind. Unlike `instanceof`, it does not load the class with all its
 * sentences, which comes only when something failed.
 * @param error whatever was thrown.
 */
export function isOfKind<Kind extends CoderErrorKind>(error: unknown, kind: Kind): error is OfKind[Kind] {
  return error instanceof CoderError && error.kind === kind;
}
