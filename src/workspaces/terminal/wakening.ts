/** A wait that a key can end. */
export class Wakening {
  #wake: (() => void) | undefined;

  /** Ends the wait. @returns false when nobody waits. */
  wake(): boolean {
    if (this.#wake === undefined) return false;
    this.#wake();
    return true;
  }

  /** Waits for a key. @param ms at most; undefined: for as long as it takes. */
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
