import type { UserId } from "../coder/api/answers";
import type { DeploymentHref } from "../coder/api/deployment";
import type { Grant } from "../core/grant/grant";
import { type Answer, type Consent, HourlyConsents } from "./hourlyConsents";

/** Which run it is: anything else is another one. */
export type RunId = {
  readonly href: DeploymentHref;
  readonly userId: UserId;
  /** Everything that decides what runs; plain data. */
  readonly what: unknown;
};

/** Returns a text for everything that a person agrees to. */
export function keyOf({ href, userId, what }: RunId, grant: Grant): string {
  return JSON.stringify([href, userId, what, grant]);
}

/** What runs may do beyond what they ask for, because the person agreed to it in this window. It is never written down. */
export class StepUps {
  /** Also for other questions about the same runs, so that there is one at a time. */
  readonly consents: HourlyConsents;
  readonly #wider = new Map<string, Grant>();

  /** @param consents what the person agreed to and refused. */
  constructor(consents = new HourlyConsents()) {
    this.consents = consents;
  }

  /**
   * Returns what a run may do: more than usual while the person's yes for an hour lasts.
   * @param usual what it asks for.
   */
  grantFor(run: RunId, usual: Grant): Grant {
    const wider = this.#wider.get(keyOf(run, usual));
    return wider && this.consents.has(keyOf(run, wider)) ? wider : usual;
  }

  /**
   * Asks whether a run may do more, unless the person said no to exactly this a moment ago, or is asked something else.
   * @param usual what the run asks for.
   * @param more what it needs, `usual` included.
   * @param ask asks the person.
   */
  async agree(run: RunId, usual: Grant, more: Grant, ask: () => Promise<Answer>): Promise<Consent> {
    return this.consents.of(keyOf(run, more), async () => {
      const answer = await ask();
      if (answer === "hour") this.#wider.set(keyOf(run, usual), more);
      return answer;
    });
  }
}
