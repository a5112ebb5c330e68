/** When a session ends, as far as known; ms since 1970, by its server's clock. */
export type KnownEnd = {
  readonly endsAt: number;
  /** How long it lives from when it was made or last renewed, ms; undefined when nobody knows. */
  readonly lifetimeMs: number | undefined;
};

/** `ending`: it is about to end, and use does not renew it. */
export type SessionStage = "fine" | "ending" | "ended";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A session is told of when this part of its lifetime is left, and never earlier than a day before its end. */
const lastPart = 1 / 4;
const earliestMs = 24 * hourMs;

/**
 * The server renews a session once an hour at most, when it is used (coderd/httpmw/apikey.go; seen on v2.31.0 and v2.35.1):
 * right after a use no more than this is missing of the lifetime of one that is renewed.
 */
const renewedWithinMs = hourMs;

/**
 * Says whether a session is about to end.
 * @param end as the server said right after a use.
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
 * Says whether it is time to ask the server anew when a session ends, since use may have renewed it.
 * @param end what is known.
 * @param now ms since 1970, by the server's clock.
 */
export function mayBeEnding({ endsAt, lifetimeMs }: KnownEnd, now: number): boolean {
  return endsAt - now <= (lifetimeMs === undefined ? earliestMs : warnedMs(lifetimeMs));
}

/** How long an answer of the server counts, ms: a twentieth of the lifetime, an hour at most. */
export function answerCountsFor({ lifetimeMs = hourMs }: KnownEnd): number {
  return Math.max(minuteMs / 2, Math.min(hourMs, lifetimeMs / 20));
}

/** When what is said of a session may change next, in ms from now: each minute while that is what is counted. */
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
