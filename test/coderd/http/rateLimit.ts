import type { Context } from "hono";
import type { Deployment } from "../deployment";
import { minute } from "../state/clock";
import { refuse } from "./answers";
import type { Caller } from "./caller";

/** Counts a request; returns the refusal if the caller has used up the minute. */
export type RateLimiter = (context: Context, caller: Caller | undefined) => Response | undefined;

const usualLimit = { api: 512, login: 60 };

/**
 * Counts by caller and path in one-minute windows. Every answer carries the three headers; without a limit in
 * the settings, they always say that one request was used, and nothing is refused.
 */
export function createRateLimiter({ settings, store }: Deployment): RateLimiter {
  const counts = new Map<string, { window: number; used: number }>();
  return (context, caller) => {
    const { path } = context.req;
    if (context.req.header("X-Coder-Bypass-Ratelimit") === "true") {
      if (caller?.roles.includes("owner") === true) return undefined;
      return context.text("Precondition Required\n", 428);
    }
    const limit = (settings.rateLimit ?? usualLimit)[path.endsWith("/users/login") ? "login" : "api"];
    const window = Math.floor(store.clock.now().getTime() / minute);
    const header = (name: string, value: number): void =>
      context.header(`X-Ratelimit-${name}`, String(value));
    header("Limit", limit);
    header("Reset", (window + 1) * 60);
    if (settings.rateLimit === undefined) {
      header("Remaining", limit - 1);
      return undefined;
    }
    const who = `${caller?.userId ?? "nobody"} ${path}`;
    const before = counts.get(who);
    const used = before?.window === window ? before.used + 1 : 1;
    counts.set(who, { window, used });
    header("Remaining", Math.max(0, limit - used));
    if (used <= limit) return undefined;
    context.header("Retry-After", "60");
    return refuse(context, 429, {
      message: `You've been rate limited for sending more than ${limit} requests in 1m0s.`,
    });
  };
}
