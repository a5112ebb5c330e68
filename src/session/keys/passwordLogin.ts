import type { ClientFactory } from "../../coder/api/api";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { CoderError } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { Secret } from "../../core/token/secret";

/** What the person typed. */
export type Credentials = { readonly email: string; readonly password: Secret };

/**
 * The answer to email and password was lost: the server may have created a session whose key nobody knows, and which
 * therefore nobody can delete.
 */
export class LoginLost extends Error {
  override readonly name = "LoginLost";
  override readonly cause: CoderError;

  constructor(cause: CoderError) {
    super(cause.message);
    this.cause = cause;
  }
}

/**
 * Exchanges an email and a password for a new session. Cancelling cannot recall the request: the server may
 * have created the session already, so we keep waiting for the answer and pass its key to `onUnwanted` for
 * deletion.
 * @param deployment where a Coder server has answered.
 * @param credentials sent once and never stored.
 * @param makeClient creates a client without a session.
 * @param onUnwanted receives a key that arrives after the person has cancelled.
 * @param signal cancels.
 * @returns the new key.
 * @throws CoderError if the server refuses; LoginLost if it may have agreed; or the signal's reason.
 */
export async function logInWithPassword(
  deployment: DeploymentUrl,
  credentials: Credentials,
  makeClient: ClientFactory,
  onUnwanted: (session: Secret) => void,
  signal?: AbortSignal,
): Promise<Secret> {
  signal?.throwIfAborted();
  const client = makeClient(deployment);
  const answer = client.logIn(credentials).finally(() => client.dispose());
  const givenUp = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error("Signing in was given up.", { cause: signal?.reason }));
    signal?.addEventListener("abort", giveUp, { once: true });
  });
  try {
    return await Promise.race([answer, givenUp]);
  } catch (error) {
    // A refused sign-in creates nothing to delete.
    if (signal?.aborted === true) answer.then(onUnwanted, () => undefined);
    throw isLost(error) ? new LoginLost(error) : error;
  }
}

/** A 429 is not certain either, but it comes before anything is created. */
function isLost(error: unknown): error is CoderError {
  return error instanceof CoderError && !error.isCertain && !isOfKind(error, "rateLimited");
}
