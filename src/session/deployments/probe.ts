import { parseDeploymentUrl } from "../../coder/address/deploymentUrl";
import type { ClientFactory, CoderApi } from "../../coder/api/api";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { CoderError } from "../../coder/errors/coderError";
import { serverFeatures } from "../../core/release/serverFeatures";

/** What a deployment reports about itself before anybody signs in. */
export type Probe = {
  readonly version: string;
  readonly features: ReturnType<typeof serverFeatures>;
  /** Whether it accepts a user name and a password; false if the deployment does not say. */
  readonly takesPassword: boolean;
};

/** How long to wait for the answer about passwords, in ms: the other ways to sign in do not depend on it. */
const usualPatience = 5000;

/**
 * Asks a deployment what it is. Sends only three requests that need no session (`/buildinfo`, `/auth/scopes`
 * and `/users/authmethods` answer anybody: seen on v2.31.0 and v2.35.1).
 * @param makeClient creates a client without a session.
 * @param deployment the deployment to ask.
 * @param signal cancels.
 * @param patience how long to wait for the answer about passwords, in ms.
 * @returns its version and what it supports.
 * @throws WorkspaceProxy if it is one; CoderError if it cannot be reached or is not a Coder server.
 */
export async function probe(
  makeClient: ClientFactory,
  deployment: DeploymentUrl,
  signal: AbortSignal,
  patience = usualPatience,
): Promise<Probe> {
  const client = makeClient(deployment);
  try {
    const version = await askWhoIsThere(client, signal);
    const [names, takesPassword] = await Promise.all([
      client.scopeNames(signal),
      mayTakePassword(client, signal, patience),
    ]);
    return { version, features: serverFeatures(names, version), takesPassword };
  } finally {
    client.dispose();
  }
}

/**
 * Asks whether a Coder deployment answers at an address.
 * @param client without a session.
 * @returns its version.
 * @throws WorkspaceProxy if it is one; CoderError if it cannot be reached or is not a Coder server.
 */
export async function askWhoIsThere(client: CoderApi, signal?: AbortSignal): Promise<string> {
  const { deployment } = client;
  const { version, isWorkspaceProxy, dashboardUrl } = await client.buildInfo(signal);
  if (!isWorkspaceProxy) return version;
  const { WorkspaceProxy } = await import("../../coder/http/request/failures");
  throw new WorkspaceProxy(deployment, dashboardOf(deployment, dashboardUrl));
}

/**
 * An address in the form that machines write: we tolerate a person's typing slips, but not those of an
 * unknown server.
 */
const plainAddress = /^https?:\/\/[A-Za-z0-9.:[\]/_~%-]+$/i;

/** The deployment that a proxy names, unless it names its own address. */
function dashboardOf({ href }: DeploymentUrl, said: string): DeploymentUrl | undefined {
  const parsed = plainAddress.test(said) ? parseDeploymentUrl(said) : undefined;
  return parsed?.ok === true && parsed.value.href !== href ? parsed.value : undefined;
}

/**
 * A gateway may hide this from anonymous clients, or the deployment may not answer: the other ways to sign in
 * do not depend on it.
 */
async function mayTakePassword(client: CoderApi, signal: AbortSignal, patience: number): Promise<boolean> {
  const waiting = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  try {
    return (await client.authMethods(waiting)).password;
  } catch (error) {
    if (!(error instanceof CoderError) || signal.aborted) throw error;
    return false;
  }
}
