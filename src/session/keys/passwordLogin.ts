import type { ClientFactory } from "../../coder/api/api";
import type { DeploymentUrl } from "../../coder/api/deployment";
import type { Secret } from "../../core/token/secret";

/** What the person typed. */
export type Credentials = { readonly email: string; readonly password: Secret };

/**
 * Exchanges an email and a password for a new session. Cancelling cannot recall the request: the server may have created the
 * session already, so we keep waiting for the answer and hand its key to `onUnwanted` for deletion.
 * @param deployment where a Coder server has answered.
 * @param credentials sent once, and kept nowhere.
 * @param makeClient makes a client without a session.
 * @param onUnwanted told of the key that came after the person had given up.
 * @param signal gives up.
 * @returns the new key.
 * @throws CoderError when the server refuses, or the reason of the signal.
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
    // A refusal leaves nothing behind.
    if (signal?.aborted === true) answer.then(onUnwanted, () => undefined);
    throw error;
  }
}
