import { AgentNotConnected, agentStateIn } from "../../errors/agentNotConnected";
import {
  NotFoundOrForbidden,
  RateLimited,
  Rejected,
  RouteMissing,
  type ServerWords,
  Unauthorized,
  type UnauthorizedReason,
} from "../../errors/refusals";
import type { HttpAnswer } from "./answer";
import type { Circumstances } from "./circumstances";
import { readEnvelope } from "./envelope";
import { retryAfterSeconds } from "./retryAfter";

/** What Coder itself refuses. */
type Refusal = AgentNotConnected | NotFoundOrForbidden | RateLimited | Rejected | RouteMissing | Unauthorized;

/**
 * The refusal that an answer means, if Coder itself gave it: a 4xx with its error body, too many requests, or a method that
 * it does not know. `undefined` when it is none.
 */
export function refusalOf(
  answer: HttpAnswer,
  { deployment, redactor, now }: Pick<Circumstances, "deployment" | "redactor" | "now">,
): Refusal | undefined {
  const { status } = answer;
  if (status < 400 || status >= 500 || status === 407) return undefined;

  if (status === 429)
    return new RateLimited(deployment, retryAfterSeconds(answer.header("retry-after"), now));

  if (status === 405) return new RouteMissing(deployment, status);

  const words = readEnvelope(answer, redactor);
  if (words === undefined) return undefined;

  if (status === 401) return new Unauthorized(deployment, unauthorizedReason(words), words.detail);

  if (status === 404 && words.serverMessage === "Route not found.")
    return new RouteMissing(deployment, status);

  if (status === 404 || status === 403 || status === 410)
    return new NotFoundOrForbidden(deployment, status, words);

  const agentState = agentStateIn(words.serverMessage);
  return agentState === undefined
    ? new Rejected(deployment, status, words, words.validations)
    : new AgentNotConnected(deployment, agentState);
}

function unauthorizedReason({ serverMessage, detail = "" }: ServerWords): UnauthorizedReason {
  const said = `${serverMessage} ${detail}`;
  if (/incorrect email or password/i.test(said)) return "password";

  if (/not active|suspended/i.test(said)) return "suspended";

  if (/\bexpired at\b|Could not refresh expired/i.test(said)) return "expired";

  return /must be provided/i.test(said) ? "missing" : "invalid";
}
