import { CoderClient, parseDeploymentUrl } from "../../src/coder";
import { Secret } from "../../src/core/token/secret";
import type { SignedIn } from "../../src/session/sessionState";
import type { Coderd } from "../coderd";

/**
 * Creates a signed-in state at an embedded server, as the sign-in panel would.
 * @param coderd the server.
 * @param username the person who signs in.
 */
export async function signedInAt(coderd: Coderd, username: string): Promise<SignedIn> {
  const deployment = parseDeploymentUrl(coderd.url);
  if (!deployment.ok) throw new Error(deployment.error);
  const session = coderd.sessionKeyFor(username);
  const client = new CoderClient({ deployment: deployment.value, session: new Secret(session) });
  const user = await client.users.me();
  return {
    kind: "signedIn",
    deployment: deployment.value,
    client,
    record: {
      version: 1,
      session: new Secret(session),
      userId: user.id,
      username: user.username,
      origin: "cliAuth",
      signedInAt: new Date().toISOString(),
    },
  };
}
