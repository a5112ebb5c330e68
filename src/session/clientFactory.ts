import type { CoderClient, DeploymentUrl } from "../coder";

/** Makes the client of a deployment, with or without a session. */
export type ClientFactory = (deployment: DeploymentUrl, session?: string) => CoderClient;
