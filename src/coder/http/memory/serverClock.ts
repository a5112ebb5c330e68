/** `Date` has whole seconds and clocks drift: differences below this, in ms, do not count. */
const unremarkable = 5000;

/** The one format that RFC 9110 requires of servers; `Date.parse` alone would accept nearly anything. */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** A deployment's clock, learnt from the `Date` of its own answers. */
export class ServerClock {
  #skewMs: number | undefined;

  /** How far it is ahead of this machine's clock, in ms (negative: behind); `undefined` before any answer. */
  get skewMs(): number | undefined {
    return this.#skewMs;
  }

  /** The time there if known, otherwise this machine's. */
  now(): Date {
    return new Date(Date.now() + (this.#skewMs ?? 0));
  }

  /**
   * Learns from an answer of Coder itself. The server wrote it between the two given moments, within the
   * second that it states: the known value stays if it is consistent with that, so that slow answers do not
   * make the time jump.
   * @param date the header; a malformed one is ignored.
   * @param sentAt when the request was sent, by this machine, in ms.
   * @param receivedAt when the head of the answer arrived, in ms.
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
