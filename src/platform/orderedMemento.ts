import type { Memento } from "vscode";

/**
 * VS Code's global state, written one change after the other. VS Code answers each change with the whole state as it was
 * then, which takes away what was changed while the answer was on its way (seen on VS Code 1.139): the next change
 * waits for that answer. What waits is read as if it were written.
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
   * Writes a value; undefined takes it away.
   * @returns settles when VS Code has it.
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
