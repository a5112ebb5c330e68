import type { Memento, SecretStorageChangeEvent } from "vscode";
import type { Keyring } from "../../src/platform/secretStore";
import type { Log } from "../../src/platform/log";

/** VS Code's global state, in memory. */
export class MemoryMemento implements Memento {
  readonly values = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get<T>(key: string, fallback?: T): T {
    return (this.values.has(key) ? this.values.get(key) : fallback) as T;
  }

  update(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, structuredClone(value));
    return Promise.resolve();
  }
}

/** VS Code's SecretStorage, in memory; `fail` makes the next calls fail as a locked keyring does. */
export class MemorySecrets implements Keyring {
  readonly values = new Map<string, string>();
  private readonly listeners = new Set<(event: SecretStorageChangeEvent) => unknown>();
  fail: Error | undefined;

  onDidChange(listener: (event: SecretStorageChangeEvent) => void): { dispose(): unknown } {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  async keys(): Promise<string[]> {
    await this.answer();
    return [...this.values.keys()];
  }

  async get(key: string): Promise<string | undefined> {
    await this.answer();
    return this.values.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    await this.answer();
    this.values.set(key, value);
    this.tell(key);
  }

  async delete(key: string): Promise<void> {
    await this.answer();
    if (this.values.delete(key)) this.tell(key);
  }

  private answer(): Promise<void> {
    return this.fail ? Promise.reject(this.fail) : Promise.resolve();
  }

  private tell(key: string): void {
    for (const listener of this.listeners) listener({ key });
  }
}

/** A log whose lines a test can read. */
export function memoryLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const write = (level: string) => (text: string, error?: unknown) => {
    lines.push([level, text, ...(error instanceof Error ? [error.stack] : [])].join(" "));
  };
  return {
    lines,
    trace: write("trace"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
    show: () => undefined,
    dispose: () => undefined,
  };
}
