import type { DeploymentUrl } from "../../api/deployment";
import { KnownDefect, NotCoder, ServerFault } from "../../errors/badAnswers";
import type { CoderError } from "../../errors/coderError";
import { NotFoundOrForbidden, type ServerWords } from "../../errors/refusals";
import { Unreachable } from "../../errors/unreachable";
import { type HttpAnswer, saysJson, succeeded } from "./answer";
import type { Circumstances } from "./circumstances";
import { readEnvelope } from "./envelope";
import { redirectError } from "./redirects";
import { refusalOf } from "./refusal";

/** RFC 6585: the status of an honest captive portal. */
const networkAuthenticationRequired = 511;

/**
 * Gateways use these to report on the connection; where Coder's header is removed, we cannot rule that out.
 */
const ofGateways = new Set([408, 421, 425, 499]);

/**
 * Returns the error that an answer means; `undefined` if it is to be read.
 * @param isCoders whether Coder itself answered. If not, we believe only what any intermediary may say: that
 * there are too many requests (429), or that it failed (5xx).
 */
export function errorOf(
  answer: HttpAnswer,
  circumstances: Circumstances,
  isCoders: "yes" | "no" | "asFarAsCanBeTold",
): CoderError | undefined {
  const { deployment, path, isWrite, doneBy, redactor } = circumstances;
  const { status } = answer;
  if ((status >= 200 && status < 300) || (status === 304 && doneBy?.includes(304) === true))
    return strangeSuccess(answer, deployment, doneBy, isCoders);

  if (status < 400) return redirectError(deployment, answer, path, redactor);

  if (status === 429) return refusalOf(answer, circumstances);

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

  return refusalOf(answer, circumstances) ?? notCoders(deployment, answer, false);
}

function strangeSuccess(
  answer: HttpAnswer,
  deployment: DeploymentUrl,
  doneBy: readonly number[] | undefined,
  isCoders: "yes" | "no" | "asFarAsCanBeTold",
): CoderError | undefined {
  if (isCoders !== "no" && succeeded(answer, doneBy)) return undefined;

  const { status } = answer;
  const isCodersForm = status === 204 || status === 304 || saysJson(answer);
  return new NotCoder(deployment, status, { why: isCodersForm ? "between" : "page" });
}

/**
 * With these messages, 500 means that a permission is missing (each seen on v2.31.0, v2.35.1 and v2.36.0).
 */
const refusals = [
  "rbac: forbidden",
  // Cancelling a build if the template forbids it, or without `template:read`.
  "only owners can cancel workspace builds",
  "no template exists for this workspace",
  // The only message for a failed deadline change: we have seen no other cause.
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

/** A 4xx (or 511) that is not Coder's. Web servers answer the wrong protocol with a page of their own. */
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
