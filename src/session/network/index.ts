/** How deployments are reached: what a person's network, authorities and gateways ask for. */
export { askForInsecure, InsecureDeployments, isCertificateFault } from "./insecureDeployments";
export { Network, type NetworkParts } from "./network";
export { networkSteps } from "./networkSteps";
