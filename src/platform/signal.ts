/** Something that is told to whoever listens, in code that knows nothing of VS Code. */
export class Signal<T> {
  readonly #listeners = new Set<(told: T) => void>();

  /** Listens until it is disposed of; the same function twice is told twice. */
  readonly listen = (listener: (told: T) => void): { dispose(): void } => {
    const own = (told: T) => listener(told);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  /** Tells everybody; one who fails keeps nobody else from hearing of it, nor the teller from going on. */
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

  /** Lets go of everybody who listens. */
  dispose(): void {
    this.#listeners.clear();
  }
}
