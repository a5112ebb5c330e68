import { parseDeploymentUrl } from "../../coder/address/deploymentUrl";
import type { ClientFactory, CoderApi } from "../../coder/api/api";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { CoderError } from "../../coder/errors/coderError";
import { serverFeatures } from "../../core/release/serverFeatures";

/** What a deployment said of itself before anybody signed in. */
export type Probe = {
  readonly version: string;
  readonly features: ReturnType<typeof serverFeatures>;
  /** Whether a user name and a password will do; no when the deployment does not say. */
  readonly takesPassword: boolean;
};

/** How long the answer about the password is waited for, in ms: the other ways to sign in need nothing of it. */
const usualPatience = 5000;

/**
 * Asks a deployment who it is. Nothing is sent but three questions that need no session (`/buildinfo`,
 * `/auth/scopes` and `/users/authmethods` answer anybody: seen on v2.31.0 and v2.35.1).
 * @param makeClient makes a client without a session.
 * @param deployment the deployment to ask.
 * @param signal cancels.
 * @param patience how long to wait for what only concerns the password, in ms.
 * @returns its version and what it supports.
 * @throws WorkspaceProxy when it is one; CoderError when it cannot be reached or is not a Coder server.
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
 * @throws WorkspaceProxy when it is one; CoderError when it cannot be reached or is not a Coder server.
 */
export async function askWhoIsThere(client: CoderApi, signal?: AbortSignal): Promise<string> {
  const { deployment } = client;
  const { version, isWorkspaceProxy, dashboardUrl } = await client.buildInfo(signal);
  if (!isWorkspaceProxy) return version;
  const { WorkspaceProxy } = await import("../../coder/http/request/failures");
  throw new WorkspaceProxy(deployment, dashboardOf(deployment, dashboardUrl));
}

/** An address as machines write it: a person's slips are forgiven, those of a stranger are not. */
const plainAddress = /^https?:\/\/[A-Za-z0-9.:[\]/_~%-]+$/i;

/** What a proxy says of its deployment, and no address that is its own. */
function dashboardOf({ href }: DeploymentUrl, said: string): DeploymentUrl | undefined {
  const parsed = plainAddress.test(said) ? parseDeploymentUrl(said) : undefined;
  return parsed?.ok === true && parsed.value.href !== href ? parsed.value : undefined;
}

/** A gateway may keep this from strangers, or the deployment may not answer: the other ways in do not depend on it. */
async function mayTakePassword(client: CoderApi, signal: AbortSignal, patience: number): Promise<boolean> {
  const waiting = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  try {
    return (await client.authMethods(waiting)).password;
  } catch (error) {
    if (!(error instanceof CoderError) || signal.aborted) throw error;
    return false;
  }
}
