import type { SecretStorageChangeEvent } from "vscode";
import type { Keyring } from "../../src/platform/keyring/secretStore";
import type { FromWindow, ToWindow } from "./messages";

type Call = Extract<FromWindow, { readonly kind: "keyring" }>["call"];

/** VS Code's secret storage as a window has it: the main process keeps it for all of them. */
export class FarKeyring implements Keyring {
  readonly #waiting = new Map<number, (value: unknown) => void>();
  readonly #listeners = new Set<(event: SecretStorageChangeEvent) => void>();
  #next = 0;

  /** How many listen to it. */
  get listeners(): number {
    return this.#listeners.size;
  }

  onDidChange(listener: (event: SecretStorageChangeEvent) => void): { dispose(): unknown } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  async keys(): Promise<string[]> {
    return (await this.#ask("keys", "")) as string[];
  }

  async get(key: string): Promise<string | undefined> {
    return (await this.#ask("get", key)) as string | undefined;
  }

  async store(key: string, value: string): Promise<void> {
    await this.#ask("store", key, value);
  }

  async delete(key: string): Promise<void> {
    await this.#ask("delete", key);
  }

  /** Takes what the main process says. */
  hear(message: ToWindow): void {
    if (message.kind === "changed") for (const listener of this.#listeners) listener({ key: message.key });
    if (message.kind !== "answer") return;
    this.#waiting.get(message.id)?.(message.value);
    this.#waiting.delete(message.id);
  }

  #ask(call: Call, key: string, value?: string): Promise<unknown> {
    const id = (this.#next += 1);
    const message: FromWindow = { kind: "keyring", id, call, key, ...(value === undefined ? {} : { value }) };
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      process.send?.(message);
    });
  }
}
