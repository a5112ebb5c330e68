import assert from "node:assert/strict";
import { inspect } from "node:util";
import { CoderError, Rejected } from "../../../src/coder";
import { markerSession } from "./testServer";

/** Waits for a failure of the given kind, and checks what every error of the client promises. */
export async function failure<Kind extends CoderError>(
  work: Promise<unknown>,
  kind: abstract new (...facts: never[]) => Kind,
): Promise<Kind> {
  const error = await work.then(
    (value) => assert.fail(`succeeded with ${inspect(value)}`),
    (thrown: unknown) => thrown,
  );
  assertIsSafe(error);
  assert.ok(error instanceof kind, `expected ${kind.name}, got ${inspect(error)}`);
  return error;
}

/** No error holds a secret, the request or anything of axios, wherever one looks. */
export function assertIsSafe(error: unknown): asserts error is CoderError {
  assert.ok(error instanceof CoderError, `not one of ours: ${inspect(error)}`);
  const everything = [
    inspect(error, { depth: 10, showHidden: true, getters: true }),
    JSON.stringify(error),
    String(error),
    error.message,
    error.advice,
    error.stack ?? "",
    inspect(error.cause, { depth: 10, showHidden: true }),
  ].join("\n");
  for (const secret of [markerSession, ...markerSession.split("-").slice(1)])
    assert.ok(!everything.includes(secret), `the session is in ${everything}`);

  assert.doesNotMatch(everything, /AxiosError|\[config\]|Coder-Session-Token|ClientRequest|Authorization/i);
  assert.match(error.message, new RegExp(new URL(error.deployment).host.replaceAll(".", "\\.")));
  assert.match(ownWords(error), /^[^!]+$/);
  assert.notEqual(error.advice, "");
}

/** What we say, without what the server said. */
function ownWords(error: CoderError): string {
  if (!(error instanceof Rejected)) return error.message;

  const said = [error.detail, ...error.validations.map(({ detail }) => detail), error.serverMessage];
  return said.reduce<string>((words, text = "") => words.replace(text, ""), error.message);
}
