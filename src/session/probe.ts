import { serverFeatures } from "../core";
import type { DeploymentUrl } from "../coder";
import type { ClientFactory } from "./sessions";

/** What a deployment said of itself before anybody signed in. */
export type Probe = {
  readonly version: string;
  readonly features: ReturnType<typeof serverFeatures>;
};

/**
 * Asks a deployment who it is. Nothing is sent but the two questions, which need no session
 * (`/buildinfo` and `/auth/scopes` answer anybody: seen on v2.31.0 and v2.35.1).
 * @param makeClient makes a client without a session.
 * @param deployment the deployment to ask.
 * @param signal cancels.
 * @returns its version and what it supports.
 * @throws CoderError when it cannot be reached or is not a Coder server.
 */
export async function probe(
  makeClient: ClientFactory,
  deployment: DeploymentUrl,
  signal: AbortSignal,
): Promise<Probe> {
  const client = makeClient(deployment);
  try {
    const { version } = await client.buildInfo(signal);
    const names = await client.scopeNames(signal);
    return { version, features: serverFeatures(names, version) };
  } finally {
    client.dispose();
  }
}
