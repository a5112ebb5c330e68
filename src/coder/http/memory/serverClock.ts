/** `Date` comes in whole seconds and clocks wander: what differs by less than this, in ms, is the same time. */
const unremarkable = 5000;

/** The one form that RFC 9110 has servers send; `Date.parse` alone would read nearly anything. */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** What a deployment's clock says, learned from the `Date` of its own answers. */
export class ServerClock {
  #skewMs: number | undefined;

  /** How far it is ahead of this machine's clock, in ms (negative: behind); `undefined` before any answer. */
  get skewMs(): number | undefined {
    return this.#skewMs;
  }

  /** The time there as far as it is known, and this machine's before. */
  now(): Date {
    return new Date(Date.now() + (this.#skewMs ?? 0));
  }

  /**
   * Learns from an answer of Coder itself. It was made between the two moments, within the second that it names: what
   * is known already stays as long as it fits that, so that slow answers do not make the time jump.
   * @param date the header; what is no date teaches nothing.
   * @param sentAt when the request was sent, by this machine, in ms.
   * @param receivedAt when the head of the answer was there, in ms.
   */
  learn(date: string | undefined, sentAt: number, receivedAt: number): void {
    const said = date !== undefined && httpDate.test(date) ? Date.parse(date) : Number.NaN;
    if (Number.isNaN(said)) return;

    const least = said - receivedAt;
    const most = said + 1000 - sentAt;
    const fits = (skew: number): boolean => least <= skew && skew <= most;
    if (this.#skewMs !== undefined && fits(this.#skewMs)) return;

    const middle = Math.round((least + most) / 2);
    this.#skewMs = fits(0) || Math.abs(middle) < unremarkable ? 0 : middle;
  }
}
