import * as z from "zod/mini";
import type { SecretKind, SecretStore } from "../../platform/secretStore";
import { newSealingKey } from "./sealed";

const keySchema = z.object({ version: z.literal(1), key: z.string() });
const kind: SecretKind<z.infer<typeof keySchema>> = { prefix: "sealing:", schema: keySchema };
const name = "key";

/** VS Code writes its storage some 100 ms late; after so many ms it has. */
const writtenAfter = 1_000;

/** The key that seals secrets in files of ours. It lies in SecretStorage, and is made once, before it is needed. */
export class SealingKey {
  #settled: Promise<void> | undefined;

  readonly #store: SecretStore;
  readonly #patience: number;

  /**
   * @param store SecretStorage.
   * @param patience how long a new key may take to be on the disk, in ms.
   */
  constructor(store: SecretStore, patience: number = writtenAfter) {
    this.#store = store;
    this.#patience = patience;
  }

  /**
   * Makes sure that there is a key and that it outlives this process; the first time ever this takes a second.
   * @throws KeyringFailed
   */
  async prepare(): Promise<void> {
    this.#settled ??= this.#settle().catch((error: unknown) => {
      this.#settled = undefined;
      throw error;
    });
    return this.#settled;
  }

  /** @returns the key in base64, or undefined when there is none. @throws KeyringFailed */
  async get(): Promise<string | undefined> {
    return (await this.#store.read(kind, name))?.key;
  }

  async #settle(): Promise<void> {
    if ((await this.get()) !== undefined) return;
    await this.#store.writeSurely(kind, name, { version: 1, key: newSealingKey() }, "stays");
    // Of two windows that make a key at once the later one wins, so it is read again whenever it is used.
    await new Promise((resolve) => setTimeout(resolve, this.#patience));
  }
}
