/** Beyond this, in ms, timers fire at once. */
const longestTimer = 2 ** 31 - 1;

/**
 * Ends an exchange when its time is over or when its caller gives up, and knows which of them it was. The time is
 * counted over everything, since a server that drips bytes keeps a socket busy for ever.
 */
export class Deadline {
  readonly timeoutMs: number;
  #reached: "cancelled" | "late" | undefined;
  readonly #controller = new AbortController();
  readonly #callers: readonly AbortSignal[];
  readonly #timer: NodeJS.Timeout;

  /** @param timeoutMs milliseconds from now; timers count no further than 24.8 days. */
  constructor(timeoutMs: number, callers: readonly (AbortSignal | undefined)[]) {
    this.timeoutMs = timeoutMs;
    this.#callers = callers.filter((caller) => caller !== undefined);
    this.#timer = setTimeout(
      () => {
        this.#end("late");
      },
      Math.min(timeoutMs, longestTimer),
    );
    // Not AbortSignal.any: callers' signals may outlive thousands of requests, and nothing shall stay with them.
    for (const caller of this.#callers) caller.addEventListener("abort", this.#cancel, { once: true });

    if (this.#callers.some((caller) => caller.aborted)) this.#cancel();
  }

  /** Ends whatever knows signals. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Which of them ended the exchange, if any. */
  get reached(): "cancelled" | "late" | undefined {
    return this.#reached;
  }

  /**
   * Waits for something that knows no signal, but not longer than the deadline allows. Does not begin when it is
   * over already.
   */
  async guard<T>(work: () => Promise<T>): Promise<T> {
    this.signal.throwIfAborted();
    const over = new Promise<never>((_resolve, reject) => {
      this.signal.addEventListener("abort", () => {
        reject(new Error("deadline"));
      });
    });
    return Promise.race([work(), over]);
  }

  /** The exchange is over: lets go of the clock and of the callers. */
  clear(): void {
    clearTimeout(this.#timer);
    for (const caller of this.#callers) caller.removeEventListener("abort", this.#cancel);
  }

  readonly #cancel = (): void => {
    this.#end("cancelled");
  };

  #end(why: "cancelled" | "late"): void {
    this.#reached ??= why;
    this.#controller.abort();
  }
}
