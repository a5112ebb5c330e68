/** What is known about a token's times. Dates as `Date`, RFC 3339 strings or milliseconds. */
export type TokenTimes = {
  readonly createdAt: Date | string | number;
  readonly expiresAt: Date | string | number;
  /** The lifetime the token was created with, in seconds. */
  readonly lifetimeSeconds: number;
  readonly lastUsed?: Date | string | number | undefined;
  readonly now: Date | string | number;
};

/** What can truly be said about a token's expiry. */
export type ExpiryState = {
  readonly state: "active" | "expiresSoon" | "expired";
  /** Milliseconds until it expires, negative once it has. */
  readonly remaining: number;
  readonly neverUsed: boolean;
  /** Its expiry has moved beyond creation plus lifetime, as use does on some releases. */
  readonly outlived: boolean;
  /** Use still moves its expiry: what is shown is no promise. */
  readonly slides: boolean;
};

const day = 86_400_000;

/** A token's `last_used` before this was never written: `1970-01-01`, before v2.32.0 `0001-01-01` (seen on both). */
const neverBefore = day;

/**
 * Evaluates the times of a token at `now`. Soon means the last tenth of its life, but at least a day and at
 * most a week of it. Before v2.35.0 and its backports, which `hardExpiry` identifies, use moved the expiry of
 * every key; the server writes it at most hourly, so only what exceeds that counts as outlived.
 */
export function expiryState(times: TokenTimes, features: { hardExpiry: boolean }): ExpiryState {
  const expires = inMs(times.expiresAt);
  const lifetime = times.lifetimeSeconds * 1000;
  const remaining = expires - inMs(times.now);
  const soon = Math.min(Math.max(lifetime / 10, day), 7 * day, lifetime / 2);
  return {
    state: remaining <= 0 ? "expired" : remaining <= soon ? "expiresSoon" : "active",
    remaining,
    neverUsed: times.lastUsed === undefined || !(inMs(times.lastUsed) >= neverBefore),
    outlived: expires > inMs(times.createdAt) + lifetime + 60_000,
    slides: !features.hardExpiry,
  };
}

/** There may be thousands of tokens, and most of their times are dates already. */
function inMs(time: Date | string | number): number {
  return typeof time === "string" ? Date.parse(time) : +time;
}
