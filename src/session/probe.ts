import { serverFeatures } from "../core";
import type { DeploymentUrl } from "../coder";
import type { ClientFactory } from "./sessions";

/** What a deployment said of itself before anybody signed in. */
export type Probe = {
  readonly version: string;
  readonly features: ReturnType<typeof serverFeatures>;
  /** Whether a user name and a password will do. */
  readonly takesPassword: boolean;
};

/**
 * Asks a deployment who it is. Nothing is sent but three questions that need no session (`/buildinfo`,
 * `/auth/scopes` and `/users/authmethods` answer anybody: seen on v2.31.0 and v2.35.1).
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
    const [names, { password }] = await Promise.all([client.scopeNames(signal), client.authMethods(signal)]);
    return { version, features: serverFeatures(names, version), takesPassword: password };
  } finally {
    client.dispose();
  }
}
