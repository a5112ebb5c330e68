/** How deployments are reached: what a person's network, authorities and gateways ask for. */
export { isCertificateFault } from "./acceptedCertificates";
export { Network, type NetworkParts } from "./network";
export { networkSteps } from "./networkSteps";
