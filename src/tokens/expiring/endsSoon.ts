import type { ApiKey } from "../../coder/api/answers";
import type { DeploymentHref } from "../../coder/api/deployment";
import { expiryState } from "../../core/token/expiry";
import type { TokenId } from "../../core/token/tokenText";

/**
 * Tokens whose expiry surprises nobody, for example because they are being replaced. Tokens that live and die
 * with what holds them are added to these.
 */
export type IsExempt = (href: DeploymentHref, tokenId: TokenId) => boolean;

/**
 * Whether a token expires soon enough to warn about, by the rule of the Tokens view (see `expiryState`): in
 * the last tenth of its life, but at least a day and at most a week before the end, and never in its first
 * half.
 * @param key the token.
 * @param now the time at its deployment.
 */
export function endsSoon(key: ApiKey, now: Date): boolean {
  return stateOf(key, now) === "expiresSoon";
}

/**
 * Returns when the next of some tokens starts to expire soon.
 * @returns ms from `now`; Infinity if there is none.
 */
export function nextEndsSoon(keys: readonly ApiKey[], now: Date): number {
  const waits = keys
    .filter((key) => stateOf(key, now) === "active")
    // Calls the rule instead of repeating it: bisects to a minute.
    .map((key) => firstMoment(key, now));
  return Math.min(Infinity, ...waits);
}

function firstMoment(key: ApiKey, now: Date): number {
  let [active, soon] = [0, +key.expiresAt - +now];
  while (soon - active > 60_000) {
    const middle = (active + soon) / 2;
    if (stateOf(key, new Date(+now + middle)) === "active") active = middle;
    else soon = middle;
  }
  return soon;
}

function stateOf(key: ApiKey, now: Date): string {
  return expiryState({ ...key, now }, { hardExpiry: true }).state;
}
