import type { Memento, SecretStorageChangeEvent } from "vscode";
import type { Keyring } from "../../src/platform/keyring/secretStore";
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

/**
 * VS Code's SecretStorage, in memory. `fail` makes the next calls fail like a locked keyring; `hang` makes
 * them wait for `answer`, like one that asks the person for a password.
 */
export class MemorySecrets implements Keyring {
  readonly values = new Map<string, string>();
  private readonly listeners = new Set<(event: SecretStorageChangeEvent) => unknown>();
  fail: Error | undefined;
  hang: ((call: "keys" | "get" | "store" | "delete", key: string) => boolean) | undefined;
  private readonly waiting: (() => void)[] = [];

  /** Completes the calls made while it hung, in order, and stops hanging. */
  answer(): void {
    this.hang = undefined;
    for (const go of this.waiting.splice(0)) go();
  }

  onDidChange(listener: (event: SecretStorageChangeEvent) => void): { dispose(): unknown } {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  async keys(): Promise<string[]> {
    await this.turn("keys", "");
    return [...this.values.keys()];
  }

  async get(key: string): Promise<string | undefined> {
    await this.turn("get", key);
    return this.values.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    await this.turn("store", key);
    this.values.set(key, value);
    this.tell(key);
  }

  async delete(key: string): Promise<void> {
    await this.turn("delete", key);
    if (this.values.delete(key)) this.tell(key);
  }

  private async turn(call: "keys" | "get" | "store" | "delete", key: string): Promise<void> {
    if (this.hang?.(call, key)) await new Promise<void>((resolve) => this.waiting.push(resolve));
    if (this.fail) throw this.fail;
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
