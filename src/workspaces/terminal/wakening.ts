/** A wait that a key can end. */
export class Wakening {
  #wake: (() => void) | undefined;

  /** Ends the wait. @returns false if nobody is waiting. */
  wake(): boolean {
    if (this.#wake === undefined) return false;
    this.#wake();
    return true;
  }

  /** Waits for a key. @param ms the time limit; undefined for none. */
  async wait(ms: number | undefined): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (ms !== undefined) timer = setTimeout(resolve, ms);
    });
    clearTimeout(timer);
    this.#wake = undefined;
  }
}
