import { tokenKey } from "../../presentation/token/tokenContext";
import type { IsExempt } from "../../tokens/expiring/endsSoon";
import type { ToldTokens } from "../../tokens/expiring/toldTokens";
import type { DeploymentState } from "./pictureFacts";

/**
 * Notes which tokens' approaching expiry a person has seen: who looks at the rows needs no notification about them
 * later, in this window or another one.
 */
export class Endings {
  /** Noted in this window. By the key that distinguishes tokens. */
  readonly #seen = new Set<string>();

  readonly #told: Pick<ToldTokens, "take">;
  readonly #isExempt: IsExempt;

  constructor(told: Pick<ToldTokens, "take">, isExempt: IsExempt) {
    this.#told = told;
    this.#isExempt = isExempt;
  }

  /** Notes what a visible view shows. @param states what the view knows. */
  async take(states: readonly DeploymentState[]): Promise<void> {
    for (const { session, survey } of states) {
      const { href } = session.deployment;
      for (const { key, state } of survey?.tokens ?? []) {
        const id = tokenKey(href, key.id);
        if (state !== "expiresSoon" || this.#seen.has(id) || this.#isExempt(href, key.id)) continue;
        await this.#told.take(href, key);
        this.#seen.add(id);
      }
    }
  }
}
