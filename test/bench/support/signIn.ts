import { CoderClient, parseDeploymentUrl } from "../../../src/coder";
import { Secret } from "../../../src/core/token/secret";
import type { SignedIn } from "../../../src/session/sessionState";

/** A server of another process, and who asks it. */
export interface Served {
  /** Of the deployment. */
  readonly url: string;
  /** Of a session there. */
  readonly key: string;
}

/** How a benchmark tells its part inside the extension host about the server. */
export function environmentOf({ url, key }: Served): Record<string, string> {
  return { CODER_ACCESS_BENCH_URL: url, CODER_ACCESS_BENCH_KEY: key };
}

/** The server that a benchmark told about. */
export function servedHere(): Served {
  const { CODER_ACCESS_BENCH_URL: url = "", CODER_ACCESS_BENCH_KEY: key = "" } = process.env;
  return { url, key };
}

/** A session there. */
export async function signIn({ url, key }: Served): Promise<SignedIn> {
  const deployment = parseDeploymentUrl(url);
  if (!deployment.ok) throw new Error(deployment.error);
  const session = new Secret(key);
  const client = new CoderClient({ deployment: deployment.value, session });
  const { id, username } = await client.users.me();
  const record = {
    version: 1,
    session,
    userId: id,
    username,
    origin: "cliAuth",
    signedInAt: "",
  } as const;
  return { kind: "signedIn", deployment: deployment.value, client, record };
}
