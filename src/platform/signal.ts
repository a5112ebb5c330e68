/** An event emitter for code that must not depend on VS Code. */
export class Signal<T> {
  readonly #listeners = new Set<(told: T) => void>();

  /** Adds a listener; disposing of the result removes it. A function added twice is called twice. */
  readonly listen = (listener: (told: T) => void): { dispose(): void } => {
    const own = (told: T) => listener(told);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  /** Calls every listener. One that throws stops neither the other listeners nor the caller. */
  tell(told: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(told);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  /** Removes all listeners. */
  dispose(): void {
    this.#listeners.clear();
  }
}
