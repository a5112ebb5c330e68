import type { CoderClient } from "./client";
import type { DeploymentUrl } from "./address/deploymentUrl";

/** Makes the client of a deployment, with or without a session. */
export type ClientFactory = (deployment: DeploymentUrl, session?: string) => CoderClient;
