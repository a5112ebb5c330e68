import type { SecretStorageChangeEvent, SecretStorage } from "vscode";
import type * as z from "zod/mini";
import type { Log } from "./log";

/** What a secret of one kind looks like, and how its keys begin. */
export type SecretKind<T> = { readonly prefix: string; readonly schema: z.ZodMiniType<T> };

/** What we use of VS Code's SecretStorage. */
export type Keyring = Pick<SecretStorage, "get" | "store" | "delete" | "keys"> & {
  onDidChange(listener: (event: SecretStorageChangeEvent) => void): { dispose(): unknown };
};

/**
 * The one door to VS Code's SecretStorage. Values are JSON, versioned by their schema; what is gone or cannot be
 * read is absent (a keyring may lose things), logged and never thrown.
 */
export class SecretStore {
  readonly #context: { readonly secrets: Keyring };
  readonly #log: Log;

  constructor(context: { readonly secrets: Keyring }, log: Log) {
    this.#context = context;
    this.#log = log;
  }

  /**
   * Reads one secret.
   * @returns the value, or undefined when it is absent or unreadable.
   */
  async read<T>(kind: SecretKind<T>, name: string): Promise<T | undefined> {
    const key = kind.prefix + name;
    try {
      const text = await this.#context.secrets.get(key);
      if (text === undefined) return undefined;
      const parsed = kind.schema.safeParse(JSON.parse(text));
      if (parsed.success) return parsed.data;
      this.#log.warn(`The stored ${key} has an unknown shape and is treated as absent.`);
    } catch (error) {
      this.#log.warn(
        `The stored ${key} could not be read: ${error instanceof SyntaxError ? "not JSON" : String(error)}`,
      );
    }
    return undefined;
  }

  /**
   * Writes one secret.
   * @throws whatever the keyring throws: the caller must not go on as if it were kept.
   */
  async write<T>(kind: SecretKind<T>, name: string, value: T): Promise<void> {
    await this.#context.secrets.store(kind.prefix + name, JSON.stringify(kind.schema.parse(value)));
  }

  /** Removes one secret; removing an absent one is fine. */
  async remove(kind: SecretKind<unknown>, name: string): Promise<void> {
    await this.#context.secrets.delete(kind.prefix + name);
  }

  /**
   * Lists the names under which secrets of a kind are kept.
   * @returns the names without the kind's prefix; none when the keyring does not answer.
   */
  async names(kind: SecretKind<unknown>): Promise<string[]> {
    try {
      const keys = await this.#context.secrets.keys();
      return keys.filter((key) => key.startsWith(kind.prefix)).map((key) => key.slice(kind.prefix.length));
    } catch (error) {
      this.#log.warn(`The stored secrets could not be listed: ${String(error)}`);
      return [];
    }
  }

  /**
   * Tells of changes, made by this window or another.
   * @param listener gets the name of the secret that changed.
   */
  onDidChange(kind: SecretKind<unknown>, listener: (name: string) => void): { dispose(): unknown } {
    return this.#context.secrets.onDidChange(({ key }) => {
      if (key.startsWith(kind.prefix)) listener(key.slice(kind.prefix.length));
    });
  }
}
