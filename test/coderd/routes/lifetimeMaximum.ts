import type { Deployment } from "../deployment";
import type { User } from "../state/model";

/**
 * Returns the maximum lifetime, in milliseconds, of this person's tokens. Owners have a separate one from
 * v2.24.0.
 */
export function lifetimeMaximum({ profile, settings }: Deployment, user: User): number {
  return profile.ownerMaximum && user.roles.includes("owner")
    ? settings.ownerMaximumLifetime
    : settings.maximumLifetime;
}
