import * as l10n from "@vscode/l10n";
import { Explained } from "../../platform/errors";

/** After so many refusals in a row, nobody is asked for a while. */
const mostRefusals = 3;

/** How long that is, in ms. */
const quietFor = 5 * 60_000;

/**
 * Asks the person one question at a time, and none for a while after they have refused several in a row: whatever asks in a
 * loop doesn't wear them down.
 */
export class Questions {
  #last: Promise<unknown> = Promise.resolve();
  #refusals: number[] = [];
  readonly #now: () => number;

  /** @param now in ms. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * Asks when all earlier questions are answered.
   * @param question asks the person.
   * @param isNo whether that is a refusal.
   * @throws Explained if the person has refused too often; whatever the question throws.
   */
  async ask<Answer>(question: () => Promise<Answer>, isNo: (answer: Answer) => boolean): Promise<Answer> {
    const asked = this.#last.then(async () => {
      this.#refusals = this.#refusals.filter((at) => at > this.#now() - quietFor);
      if (this.#refusals.length >= mostRefusals) throw refusedTooOften();
      const answer = await question();
      this.#refusals = isNo(answer) ? [...this.#refusals, this.#now()] : [];
      return answer;
    });
    this.#last = asked.catch(() => undefined);
    return asked;
  }
}

function refusedTooOften(): Explained {
  return new Explained(l10n.t("You declined several requests in a row. Wait 5 minutes, then try again."));
}
