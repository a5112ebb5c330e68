import type { CoderApi } from "../coder/api";
import type { DeploymentUrl } from "../coder/address/deploymentUrl";
import type { SessionRecord } from "./keys/sessionRecord";

/** Nobody is signed in. */
export type SignedOut = { readonly kind: "signedOut" };

/**
 * Somebody is signed in. A new object is made for every transition, so work that awaited can ask whether it is
 * still the session it began with by comparing identity.
 */
export type SignedIn = {
  readonly kind: "signedIn";
  readonly deployment: DeploymentUrl;
  readonly record: SessionRecord;
  /** Made with the deployment and the session together; the session goes nowhere else. */
  readonly client: CoderApi;
};

export type SessionState = SignedOut | SignedIn;
