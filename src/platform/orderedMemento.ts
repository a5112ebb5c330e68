import type { Memento } from "vscode";

/**
 * VS Code's global state, with writes queued one after the other. VS Code answers each write with a snapshot
 * of the whole state, which overwrites any change made before that answer arrives (seen on VS Code 1.139), so
 * each write waits for the answer to the one before. Reads already see queued writes.
 */
export class OrderedMemento implements Memento {
  readonly #waiting = new Map<string, { readonly value: unknown }>();
  #last: Promise<unknown> = Promise.resolve();

  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  keys(): readonly string[] {
    const keys = new Set(this.#memory.keys());
    for (const [key, { value }] of this.#waiting) {
      if (value === undefined) keys.delete(key);
      else keys.add(key);
    }
    return [...keys];
  }

  get<T>(key: string, fallback?: T): T {
    const waiting = this.#waiting.get(key);
    return (waiting ? (waiting.value ?? fallback) : this.#memory.get(key, fallback)) as T;
  }

  /**
   * Writes a value; undefined removes it.
   * @returns a promise that settles once VS Code has stored it.
   */
  update(key: string, value: unknown): Promise<void> {
    const change = { value: structuredClone(value) };
    this.#waiting.set(key, change);
    const written = this.#last.then(async () => {
      try {
        await this.#memory.update(key, change.value);
      } finally {
        if (this.#waiting.get(key) === change) this.#waiting.delete(key);
      }
    });
    this.#last = written.catch(() => undefined);
    return written;
  }
}
