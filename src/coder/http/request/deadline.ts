/** Timers longer than this, in ms, fire at once. */
const longestTimer = 2 ** 31 - 1;

/**
 * Ends an exchange when its time is up or its caller cancels, and knows which. The time limit covers
 * everything, since a server that drips bytes keeps a socket busy for ever.
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
    // Not AbortSignal.any: callers' signals may outlive thousands of requests, and nothing must stay attached
    // to them.
    for (const caller of this.#callers) caller.addEventListener("abort", this.#cancel, { once: true });

    if (this.#callers.some((caller) => caller.aborted)) this.#cancel();
  }

  /** A signal for APIs that accept one. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Which of the two ended the exchange, if any. */
  get reached(): "cancelled" | "late" | undefined {
    return this.#reached;
  }

  /**
   * Waits for work that accepts no signal, but no longer than the deadline allows. Does not start it if the
   * deadline has passed.
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

  /** Ends the exchange: releases the timer and the callers' signals. */
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
