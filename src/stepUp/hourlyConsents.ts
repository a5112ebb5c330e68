/** For how long a yes or a no holds, in ms. */
const yesLasts = 3600_000;
const noLasts = 300_000;

/** After so many in a row nobody is asked for a while. */
const mostRefusals = 3;

/** What the person can say. */
export type Answer = "once" | "hour" | "no";

/** What came of it; all but `yes` are for the model to understand. */
export type Consent = "yes" | "no" | "saidNoBefore" | "busy" | "flooded";

/** What the person agreed to and refused in this window. It is never written down. */
export class HourlyConsents {
  readonly #yes = new Map<string, number>();
  readonly #no = new Map<string, number>();
  #refusals: number[] = [];
  #isAsking = false;
  readonly #now: () => number;

  /** @param now in ms. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Whether the person's yes for an hour to exactly this still lasts. */
  has(key: string): boolean {
    return (this.#yes.get(key) ?? 0) > this.#now();
  }

  /**
   * Asks, unless the person has said yes for an hour to exactly this, or no a moment ago. One question at a time: whatever a
   * model does, the person isn't flooded.
   * @param key everything they agree to: person, deployment, arguments and grant.
   * @param ask asks the person.
   */
  async of(key: string, ask: () => Promise<Answer>): Promise<Consent> {
    const now = this.#now();
    if (this.has(key)) return "yes";
    if ((this.#no.get(key) ?? 0) > now) return "saidNoBefore";
    this.#refusals = this.#refusals.filter((at) => at > now - noLasts);
    if (this.#refusals.length >= mostRefusals) return "flooded";
    if (this.#isAsking) return "busy";
    this.#isAsking = true;
    try {
      const answer = await ask();
      if (answer === "no") {
        this.#no.set(key, this.#now() + noLasts);
        this.#refusals.push(this.#now());
        return "no";
      }
      if (answer === "hour") this.#yes.set(key, this.#now() + yesLasts);
      this.#refusals = [];
      return "yes";
    } finally {
      this.#isAsking = false;
    }
  }
}
