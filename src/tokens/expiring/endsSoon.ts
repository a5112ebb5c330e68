import type { ApiKey } from "../../coder/api/answers";
import type { DeploymentHref } from "../../coder/api/deployment";
import { expiryState } from "../../core/token/expiry";
import type { TokenId } from "../../core/token/tokenText";

/** Tokens whose end is nobody's surprise: such as one that is being replaced. Tokens that live and die with their holder join them. */
export type IsExempt = (href: DeploymentHref, tokenId: TokenId) => boolean;

/**
 * Whether a token's end is near enough to be told: as the Tokens view has it (see `expiryState`), in the last tenth of
 * its life, but at least a day and at most a week before, and never in its first half.
 * @param key the token.
 * @param now the time at its deployment.
 */
export function endsSoon(key: ApiKey, now: Date): boolean {
  return stateOf(key, now) === "expiresSoon";
}

/**
 * When the first of some tokens will end soon that does not yet.
 * @returns ms from `now` on; Infinity when there is none.
 */
export function nextEndsSoon(keys: readonly ApiKey[], now: Date): number {
  const waits = keys
    .filter((key) => stateOf(key, now) === "active")
    // The rule is asked, not repeated: by halving, to a minute.
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
