import type { ClientFactory } from "../../coder/api/api";
import type { DeploymentUrl } from "../../coder/api/deployment";
import type { Secret } from "../../core/token/secret";

/** What the person typed. */
export type Credentials = { readonly email: string; readonly password: Secret };

/**
 * Exchanges email and password for a new session. Giving up does not take the request back: the server may have made the
 * session already, so its answer is waited for, and whoever cleans up is told of the key.
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
