import { tokenKey } from "../../presentation/token/tokenContext";
import type { IsExempt } from "../../tokens/expiring/endsSoon";
import type { ToldTokens } from "../../tokens/expiring/toldTokens";
import type { DeploymentState } from "./pictureFacts";

/** Of which tokens the line above the rows tells that they expire soon: those that nobody was told of before. */
export class Endings {
  /** Told in this window, and in sight there for as long as it is open. By what tells tokens apart. */
  readonly #shown = new Set<string>();

  readonly #told: Pick<ToldTokens, "take">;
  readonly #isExempt: IsExempt;

  constructor(told: Pick<ToldTokens, "take">, isExempt: IsExempt) {
    this.#told = told;
    this.#isExempt = isExempt;
  }

  /** Takes what is to be told; only for a view that is in sight. @param states what the view knows. */
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

  /** Whether the line tells of a token. @param token what tells it apart. */
  has(token: string): boolean {
    return this.#shown.has(token);
  }
}
