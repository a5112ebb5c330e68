import { parseDeploymentUrl } from "../../coder/address/deploymentUrl";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { Secret } from "../../core/token/secret";

/**
 * Returns the session of the environment VS Code was started in, for example inside a Coder workspace:
 * `CODER_URL` with `CODER_SESSION_TOKEN`. One without the other is ignored, since the token's deployment
 * would be unknown.
 * @param deployment only a session of this deployment is returned.
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
