import { tokenKey } from "../../presentation/token/tokenContext";
import type { IsExempt } from "../../tokens/expiring/endsSoon";
import type { ToldTokens } from "../../tokens/expiring/toldTokens";
import type { DeploymentState } from "./pictureFacts";

/**
 * Chooses the tokens whose approaching expiry the line above the rows mentions: those that the person has not
 * been warned about.
 */
export class Endings {
  /**
   * Mentioned in this window, and shown there for as long as it is open. By the key that distinguishes
   * tokens.
   */
  readonly #shown = new Set<string>();

  readonly #told: Pick<ToldTokens, "take">;
  readonly #isExempt: IsExempt;

  constructor(told: Pick<ToldTokens, "take">, isExempt: IsExempt) {
    this.#told = told;
    this.#isExempt = isExempt;
  }

  /** Claims the warnings to show; call it only for a visible view. @param states what the view knows. */
  async take(states: readonly DeploymentState[]): Promise<void> {
    for (const { session, survey } of states) {
      const { href } = session.deployment;
      for (const { key, state } of survey?.tokens ?? []) {
        const id = tokenKey(href, key.id);
        if (state !== "expiresSoon" || this.#shown.has(id) || this.#isExempt(href, key.id)) continue;
        if (await this.#told.take(href, key)) this.#shown.add(id);
      }
    }
  }

  /** Whether the line mentions a token. @param token its key. */
  has(token: string): boolean {
    return this.#shown.has(token);
  }
}
