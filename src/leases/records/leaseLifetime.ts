import type { Catalog } from "../../core/catalog/catalog";
import { type HolderKind, longestLease } from "../../core/token/leaseToken";

const hour = 3600;

/** For how long each kind of holder usually needs one, in seconds. */
const usual: Readonly<Record<HolderKind, number>> = {
  terminal: 12 * hour,
  task: 8 * hour,
  agent: 8 * hour,
  extension: 8 * hour,
  tool: hour,
};

/**
 * If use moves the expiry (before v2.35.0 and its backports), an abandoned lease must not last. In seconds.
 */
const longestSliding = hour;

/** Who wants a lease, and for how long. */
type Wish = {
  readonly kind: HolderKind;
  /** In whole seconds; what is usual for its kind if omitted. */
  readonly lifetimeSeconds?: number | undefined;
};

/**
 * Decides how long a lease lasts.
 * @param holder what it is for.
 * @param features what its server can do.
 * @param maximum the longest lifetime that its deployment allows, in seconds.
 * @returns whole seconds, at least one.
 */
export function leaseLifetime(
  { kind, lifetimeSeconds }: Wish,
  { features }: Pick<Catalog, "features">,
  maximum: number,
): number {
  const longest = Math.min(features.hardExpiry ? longestLease : longestSliding, maximum);
  return Math.max(1, Math.min(lifetimeSeconds ?? usual[kind], longest));
}

/** How long before its end the holder of a lease says so, in ms: an hour, or the last sixth. @param lifetime in ms. */
export function saidBefore(lifetime: number): number {
  return Math.min(hour * 1000, lifetime / 6);
}
