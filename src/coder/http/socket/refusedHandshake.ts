import { AgentNotConnected, agentStateIn } from "../../errors/agentNotConnected";
import { NotCoder, ServerFault } from "../../errors/badAnswers";
import type { CoderError } from "../../errors/coderError";
import { NotFoundOrForbidden, Unauthorized } from "../../errors/refusals";
import { type HttpAnswer, isMarked, saysJson } from "../answer/answer";
import type { Circumstances } from "../answer/circumstances";
import { errorOf } from "../answer/verdict";
import { pageWords } from "./pageWords";

/** A server's answer to a handshake whose `Upgrade` something removed (seen on v2.31.0 and v2.35.1). */
const upgradeRequired = 426;

/**
 * Interprets a handshake that was answered with something other than 101, by the rule in exchange.ts for what
 * we believe. Coder itself refuses in JSON, but a terminal with a page, and a foreign origin in plain text.
 * @param stripsHeader whether something on the way is known to remove Coder's own header.
 */
export function refusedHandshake(
  answer: HttpAnswer,
  circumstances: Circumstances,
  stripsHeader: boolean,
): CoderError {
  const { deployment } = circumstances;
  const { status } = answer;
  const isOurs = isMarked(answer);
  if (isOurs || stripsHeader) {
    if (isOurs && status === upgradeRequired) return new NotCoder(deployment, status, { why: "noSockets" });

    const said = saysJson(answer) ? undefined : refusalInWords(answer, circumstances, isOurs);
    if (said !== undefined) return said;
  }
  const error = errorOf(answer, circumstances, isOurs ? "yes" : stripsHeader ? "asFarAsCanBeTold" : "no");
  // A single unmarked 401 ends no session: callers ask again over HTTP.
  return error === undefined || (!isOurs && error instanceof Unauthorized)
    ? new NotCoder(deployment, status, { why: "between" })
    : error;
}

/** A refusal on a page of Coder's own, or in its plain text. */
function refusalInWords(
  { status, body }: HttpAnswer,
  { deployment, redactor }: Circumstances,
  isOurs: boolean,
): CoderError | undefined {
  const serverMessage = pageWords(body, redactor);
  const words = { serverMessage, detail: undefined };
  const agentState = agentStateIn(serverMessage);
  // 404 since v2.31.6, 502 before.
  if (agentState !== undefined && status >= 400) return new AgentNotConnected(deployment, agentState);

  if (!isOurs) return undefined;

  if (status === 404 || status === 403) return new NotFoundOrForbidden(deployment, status, words);

  return status >= 500 ? new ServerFault(deployment, status, words, false) : undefined;
}
