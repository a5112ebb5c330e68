import { Signal } from "../platform/signal";

/** When to ask the keyring again after a failure, ms; the last interval repeats. */
const defaultWaits: readonly number[] = [100, 1_000, 5_000, 30_000, 60_000];

/** Reads the stored sessions at the start, and retries after a failure until they are known. */
export class Restoring {
  #fault: unknown;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;
  #isDisposed = false;
  readonly #changes = new Signal<undefined>();
  readonly #read: () => Promise<void>;
  readonly #waits: readonly number[];

  /** Fires when a fault appears or disappears. */
  readonly onDidChange = this.#changes.listen;

  /**
   * @param read reads them; rejects if that fails.
   * @param waits how long to wait after each failure, ms.
   */
  constructor(read: () => Promise<void>, waits: readonly number[] = defaultWaits) {
    this.#read = read;
    this.#waits = waits;
  }

  /** Why the stored sessions are not known; undefined if they are. */
  get fault(): unknown {
    return this.#fault;
  }

  /** Reads them. @throws whatever reading throws; it then retries later. */
  async run(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      await this.#read();
      this.#failures = 0;
      this.#enter(undefined);
    } catch (error) {
      this.#enter(error);
      this.#tryLater();
      throw error;
    }
  }

  /** Retries immediately if reading has failed. */
  tryNow(): void {
    // Another failure is no news.
    if (this.#fault !== undefined) this.run().catch(() => undefined);
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#changes.dispose();
  }

  #tryLater(): void {
    if (this.#isDisposed) return;
    const wait = this.#waits[Math.min(this.#failures, this.#waits.length - 1)];
    this.#failures += 1;
    this.#timer = setTimeout(() => this.tryNow(), wait);
    // The timer must not keep a closing window alive.
    this.#timer.unref();
  }

  #enter(fault: unknown): void {
    if (this.#fault === fault) return;
    this.#fault = fault;
    this.#changes.tell(undefined);
  }
}
