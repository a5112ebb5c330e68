import type { CoderClient } from "../coder/client";
import type { DeploymentUrl } from "../coder/deploymentUrl";

/** Makes the client of a deployment, with or without a session. */
export type ClientFactory = (deployment: DeploymentUrl, session?: string) => CoderClient;
