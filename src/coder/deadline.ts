/**
 * Ends an exchange when its time is over or when its caller gives up, and knows which of them it was. The time is
 * counted over everything, since a server that drips bytes keeps a socket busy for ever.
 */
export class Deadline {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly #late = new AbortController();
  readonly #callers: readonly AbortSignal[];
  readonly #timer: NodeJS.Timeout;

  /** @param timeoutMs milliseconds from now */
  constructor(timeoutMs: number, callers: readonly (AbortSignal | undefined)[]) {
    this.timeoutMs = timeoutMs;
    this.#callers = callers.filter((caller) => caller !== undefined);
    this.signal = AbortSignal.any([this.#late.signal, ...this.#callers]);
    this.#timer = setTimeout(() => {
      this.#late.abort();
    }, timeoutMs);
  }

  /** The caller's wish goes first, should both have happened. */
  get reached(): "cancelled" | "late" | undefined {
    if (this.#callers.some((caller) => caller.aborted)) {
      return "cancelled";
    }
    return this.#late.signal.aborted ? "late" : undefined;
  }

  /** Waits for something that knows no signal, but not longer than the deadline allows. */
  async guard<T>(work: Promise<T>): Promise<T> {
    this.signal.throwIfAborted();
    let stop: (() => void) | undefined;
    try {
      return await Promise.race([
        work,
        new Promise<never>((_resolve, reject) => {
          stop = () => {
            reject(new Error("deadline"));
          };
          this.signal.addEventListener("abort", stop, { once: true });
        }),
      ]);
    } finally {
      if (stop !== undefined) {
        this.signal.removeEventListener("abort", stop);
      }
    }
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}
