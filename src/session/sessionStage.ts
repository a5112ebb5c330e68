/** When a session ends, as far as known; ms since 1970, by its server's clock. */
export type KnownEnd = {
  readonly endsAt: number;
  /** How long it lasts from when it was created or last renewed, ms; undefined if unknown. */
  readonly lifetimeMs: number | undefined;
};

/** `ending`: it is about to end, and use does not renew it. */
export type SessionStage = "fine" | "ending" | "ended";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** We mention a session's end when this part of its lifetime is left, but no earlier than a day before. */
const lastPart = 1 / 4;
const earliestMs = 24 * hourMs;

/**
 * The server renews a session when it is used, at most once an hour (coderd/httpmw/apikey.go; seen on v2.31.0
 * and v2.35.1): right after use, a renewed session has lost at most this much of its lifetime.
 */
const renewedWithinMs = hourMs;

/**
 * Decides whether a session is about to end.
 * @param end the end that the server reported right after a use.
 * @param now ms since 1970, by the server's clock.
 */
export function stageOf({ endsAt, lifetimeMs }: KnownEnd, now: number): SessionStage {
  const left = endsAt - now;
  if (left <= 0) return "ended";
  if (lifetimeMs === undefined) return "fine";
  const isRenewed = lifetimeMs > renewedWithinMs && left >= lifetimeMs - renewedWithinMs - minuteMs;
  return !isRenewed && left <= warnedMs(lifetimeMs) ? "ending" : "fine";
}

/**
 * Decides whether to ask the server again when a session ends, since use may have renewed it.
 * @param end what is known.
 * @param now ms since 1970, by the server's clock.
 */
export function mayBeEnding({ endsAt, lifetimeMs }: KnownEnd, now: number): boolean {
  return endsAt - now <= (lifetimeMs === undefined ? earliestMs : warnedMs(lifetimeMs));
}

/** How long an answer of the server stays valid, ms: a twentieth of the lifetime, an hour at most. */
export function answerCountsFor({ lifetimeMs = hourMs }: KnownEnd): number {
  return Math.max(minuteMs / 2, Math.min(hourMs, lifetimeMs / 20));
}

/**
 * Returns when the text about a session may change next, in ms from now: every minute while it counts
 * minutes.
 */
export function changesIn(end: KnownEnd, now: number): number {
  const left = end.endsAt - now;
  const untilWarned = left - warnedMs(end.lifetimeMs ?? earliestMs);
  if (untilWarned > 0) return Math.min(untilWarned, hourMs);
  if (left <= 0) return hourMs / 4;
  return Math.min(left, left < 2 * hourMs ? minuteMs / 2 : hourMs / 4);
}

function warnedMs(lifetimeMs: number): number {
  return Math.min(earliestMs, lifetimeMs * lastPart);
}
