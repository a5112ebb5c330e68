import { parseDeploymentUrl } from "../../coder/address/deploymentUrl";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { Secret } from "../../core/token/secret";

/**
 * The session of the environment VS Code was started in, as inside a Coder workspace: `CODER_URL` with
 * `CODER_SESSION_TOKEN`. One without the other counts for nothing, since the token would have no home.
 * @param deployment only a session of this deployment is given.
 * @param environment the environment of VS Code's process; never one that a workspace wrote.
 * @returns the key, or undefined.
 */
export function environmentSession(
  deployment: DeploymentUrl,
  environment: NodeJS.ProcessEnv,
): Secret | undefined {
  const home = parseDeploymentUrl(environment["CODER_URL"] ?? "");
  const session = new Secret(environment["CODER_SESSION_TOKEN"]?.trim() ?? "");
  if (!home.ok || home.value.href !== deployment.href) return undefined;
  return session.tokenId === undefined ? undefined : session;
}
