import type { DeploymentUrl } from "../../api/deployment";
import { AgentNotConnected, agentStateIn } from "../../errors/agentNotConnected";
import { KnownDefect, NotCoder, ServerFault } from "../../errors/badAnswers";
import type { CoderError } from "../../errors/coderError";
import {
  NotFoundOrForbidden,
  RateLimited,
  Rejected,
  RouteMissing,
  type ServerWords,
  Unauthorized,
  type UnauthorizedReason,
} from "../../errors/refusals";
import { Unreachable } from "../../errors/unreachable";
import { type HttpAnswer, saysJson } from "./answer";
import { readEnvelope } from "./envelope";
import type { Redactor } from "./redactor";
import { redirectError } from "./redirects";
import { retryAfterSeconds } from "./retryAfter";

/** What a verdict needs to know beside the answer. */
export type Circumstances = {
  readonly deployment: DeploymentUrl;
  /** Below `/api/v2/`. */
  readonly path: string;
  readonly isWrite: boolean;
  /** The only statuses that say that it was done; where it is not given, an answer in JSON does. */
  readonly doneBy: readonly number[] | undefined;
  readonly redactor: Redactor;
  /** The deployment's time. */
  readonly now: Date;
};

/** RFC 6585: a captive portal that is honest. */
const networkAuthenticationRequired = 511;

/** With these a gateway speaks of the way there; where Coder's header is taken off, nobody can tell that it did not. */
const ofGateways = new Set([408, 421, 425, 499]);

/**
 * The error that an answer means; `undefined` when it is one to be read.
 * @param isCoders whether Coder itself answered. If not, only what anything in between may say is believed: that it is
 * too much (429), or that it failed (5xx).
 */
export function errorOf(
  answer: HttpAnswer,
  { deployment, path, isWrite, doneBy, redactor, now }: Circumstances,
  isCoders: "yes" | "no" | "asFarAsCanBeTold",
): CoderError | undefined {
  const { status } = answer;
  if ((status >= 200 && status < 300) || (status === 304 && doneBy?.includes(304) === true))
    return strangeSuccess(answer, deployment, doneBy, isCoders);

  if (status < 400) return redirectError(deployment, answer, path, redactor);

  if (status === 429)
    return new RateLimited(deployment, retryAfterSeconds(answer.header("retry-after"), now));

  if (status === 407) return new Unreachable(deployment, "proxy", { sent: "maybe" });

  const envelope = readEnvelope(answer, redactor);
  const words: ServerWords = envelope ?? { serverMessage: "", detail: undefined };
  if (status >= 500 && status !== networkAuthenticationRequired) {
    return (
      (isCoders === "no" ? undefined : knownFault(deployment, status, words)) ??
      new ServerFault(deployment, status, words, isWrite)
    );
  }
  if (isCoders === "no" || (isCoders !== "yes" && ofGateways.has(status)))
    return notCoders(deployment, answer, envelope !== undefined);

  if (status === 405) return new RouteMissing(deployment, status);

  if (envelope === undefined) return notCoders(deployment, answer, false);

  if (status === 401) return new Unauthorized(deployment, unauthorizedReason(words), words.detail);

  if (status === 404 && words.serverMessage === "Route not found.")
    return new RouteMissing(deployment, status);

  if (status === 404 || status === 403 || status === 410)
    return new NotFoundOrForbidden(deployment, status, words);

  const agentState = agentStateIn(words.serverMessage);
  if (agentState !== undefined) return new AgentNotConnected(deployment, agentState);

  return new Rejected(deployment, status, words, envelope.validations);
}

function strangeSuccess(
  answer: HttpAnswer,
  deployment: DeploymentUrl,
  doneBy: readonly number[] | undefined,
  isCoders: "yes" | "no" | "asFarAsCanBeTold",
): CoderError | undefined {
  const { status } = answer;
  const isEmpty = status === 204 || status === 304;
  if (isCoders === "no" || doneBy?.includes(status) === false)
    return new NotCoder(deployment, status, { why: isEmpty || saysJson(answer) ? "between" : "page" });

  return isEmpty || saysJson(answer) ? undefined : new NotCoder(deployment, status, { why: "page" });
}

/** With these, 500 means that a permission is missing (each seen on v2.31.0, v2.35.1 and v2.36.0). */
const refusals = [
  "rbac: forbidden",
  // Cancelling, where the template forbids it, and without `template:read`.
  "only owners can cancel workspace builds",
  "no template exists for this workspace",
  // All that moving a deadline says: nothing else was seen to fail so.
  "Failed to extend workspace deadline.",
];

/** Failures that Coder itself explains. */
function knownFault(deployment: DeploymentUrl, status: number, words: ServerWords): CoderError | undefined {
  const said = `${words.serverMessage} ${words.detail ?? ""}`;
  if (refusals.some((refusal) => said.includes(refusal)))
    return new NotFoundOrForbidden(deployment, status, words);

  return said.includes('column reference "id" is ambiguous')
    ? new KnownDefect(deployment, words.detail)
    : undefined;
}

/** A 4xx (or 511) that is not Coder's. Web servers complain about the wrong protocol with a page of their own. */
function notCoders(
  deployment: DeploymentUrl,
  { status, body }: HttpAnswer,
  hasEnvelope: boolean,
): CoderError {
  if (status === 400 && /HTTP request (?:was sent )?to (?:an )?HTTPS (?:server|port)/i.test(body))
    return new Unreachable(deployment, "notTls", { sent: "maybe" });

  if (status === 400 && /SSL certificate/i.test(body))
    return new Unreachable(deployment, "clientCertificate", { sent: "maybe" });

  if (status === networkAuthenticationRequired) return new NotCoder(deployment, status, { why: "portal" });

  return new NotCoder(deployment, status, { why: hasEnvelope ? "between" : "page" });
}

function unauthorizedReason({ serverMessage, detail = "" }: ServerWords): UnauthorizedReason {
  const said = `${serverMessage} ${detail}`;
  if (/incorrect email or password/i.test(said)) return "password";

  if (/not active|suspended/i.test(said)) return "suspended";

  if (/\bexpired at\b|Could not refresh expired/i.test(said)) return "expired";

  return /must be provided/i.test(said) ? "missing" : "invalid";
}
