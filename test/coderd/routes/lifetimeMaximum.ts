import type { Deployment } from "../deployment";
import type { User } from "../state/model";

/** The longest lifetime, in milliseconds, of a token of this person. Owners have one of their own from v2.24.0. */
export function lifetimeMaximum({ profile, settings }: Deployment, user: User): number {
  return profile.ownerMaximum && user.roles.includes("owner")
    ? settings.ownerMaximumLifetime
    : settings.maximumLifetime;
}
