import type { Deployment } from "../deployment.js";
import type { User } from "../state/model.js";

/** The longest lifetime, in milliseconds, of a token of this person. Owners have one of their own from v2.24.0. */
export function lifetimeMaximum({ profile, settings }: Deployment, user: User): number {
  return profile.ownerMaximum && user.roles.includes("owner")
    ? settings.ownerMaximumLifetime
    : settings.maximumLifetime;
}
