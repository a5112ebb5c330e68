import { Signal } from "../platform/signal";

/** When the keyring is asked again after it failed, ms; the last one counts from then on. */
const defaultWaits: readonly number[] = [100, 1_000, 5_000, 30_000, 60_000];

/** Reads what is stored at the start, and again after a failure until it is known. */
export class Restoring {
  #fault: unknown;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;
  #isDisposed = false;
  readonly #changes = new Signal<undefined>();
  readonly #read: () => Promise<void>;
  readonly #waits: readonly number[];

  /** Tells that a fault came or went. */
  readonly onDidChange = this.#changes.listen;

  /**
   * @param read reads it; it rejects when that fails.
   * @param waits how long to wait after each failure in turn, ms.
   */
  constructor(read: () => Promise<void>, waits: readonly number[] = defaultWaits) {
    this.#read = read;
    this.#waits = waits;
  }

  /** Why what is stored is not known; undefined when it is. */
  get fault(): unknown {
    return this.#fault;
  }

  /** Reads it. @throws what reading throws; then it is tried again later. */
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

  /** Reads it again if that has failed, without waiting for the next time. */
  tryNow(): void {
    // A further failure is no news.
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
    // It must not keep a window alive that closes.
    this.#timer.unref();
  }

  #enter(fault: unknown): void {
    if (this.#fault === fault) return;
    this.#fault = fault;
    this.#changes.tell(undefined);
  }
}
