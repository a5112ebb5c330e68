import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import type { Secret } from "../../core/token/secret";
import { keptSecret } from "../../platform/keyring/keptSecret";
import { KeyringFailed } from "../../platform/keyring/keyringFailed";
import type { SecretKind, SecretStore } from "../../platform/keyring/secretStore";
import type { DurableRecords } from "../durable/durableRecords";
import type { PublicKey } from "./sealed";

const pairSchema = z.object({ version: z.literal(2), privateKey: keptSecret });
const pairs: SecretKind<z.infer<typeof pairSchema>> = { prefix: "sealing:", schema: pairSchema };

const oldSchema = z.object({ version: z.literal(1), key: keptSecret });
const old: SecretKind<z.infer<typeof oldSchema>> = { prefix: "sealing:", schema: oldSchema };

/** The half of a key pair that seals; it is in a file, where every window finds it. */
export const publicKeySchema = z.object({
  version: z.literal(1),
  /** It also names the record, and the other half in the keyring. */
  id: z.string(),
  /** In base64. */
  publicKey: z.string(),
  /** ISO 8601: the other half was stored by then. */
  madeAt: z.string(),
});

export type PublicKeyRecord = z.infer<typeof publicKeySchema>;

/** VS Code writes its storage some 100 ms late; after this many ms it certainly has. */
const writtenAfter = 1_000;
/** A text is sealed for at most this many pairs, the newest ones. */
const most = 8;

export type SealingOptions = {
  /** How long a new key may take to reach the disk, in ms. */
  readonly patience?: number | undefined;
  /**
   * When VS Code read the keyring for this window, ms since 1970. This window does not see what another one
   * stored later.
   */
  readonly keyringReadAt?: number | undefined;
};

/**
 * The key pairs that seal secrets in our files. A pair has an ID of its own and is never overwritten. The
 * half that opens is in SecretStorage, the half that seals in a file: so a window can seal for a pair that
 * another one created.
 *
 * In a browser it must: each window has a copy of all secrets, reads it once, and writes all of it (seen on
 * VS Code 1.139). A window that wrote a key there would erase a key that another window has created since.
 */
export class SealingKeys {
  #prepared: Promise<void> | undefined;
  readonly #opening = new Map<string, Secret>();

  readonly #store: SecretStore;
  readonly #publics: DurableRecords<PublicKeyRecord>;
  readonly #patience: number;
  readonly #keyringReadAt: number;

  /**
   * @param store SecretStorage.
   * @param publics the halves that seal.
   */
  constructor(
    store: SecretStore,
    publics: DurableRecords<PublicKeyRecord>,
    { patience = writtenAfter, keyringReadAt = Date.now() }: SealingOptions = {},
  ) {
    this.#store = store;
    this.#publics = publics;
    this.#patience = patience;
    this.#keyringReadAt = keyringReadAt;
  }

  /**
   * Makes sure that there is a pair and that it outlives this process; the very first time, this takes a
   * second.
   * @throws KeyringFailed or NotWritten
   */
  async prepare(): Promise<void> {
    this.#prepared ??= this.#prepare().catch((error: unknown) => {
      this.#prepared = undefined;
      throw error;
    });
    return this.#prepared;
  }

  /** @returns the pairs to seal for, at least one. @throws KeyringFailed or NotWritten if there is none. */
  async recipients(): Promise<readonly PublicKey[]> {
    await this.prepare();
    return newestFirst(await this.#publics.list()).slice(0, most);
  }

  /**
   * Returns the half of a pair that opens.
   * @returns undefined if this keyring does not have it.
   * @throws KeyringFailed
   */
  async opening(id: string): Promise<Secret | undefined> {
    const known = this.#opening.get(id) ?? (await this.#store.read(pairs, id))?.privateKey;
    if (known !== undefined) this.#opening.set(id, known);
    return known;
  }

  /** @returns the single key of earlier versions, in base64, if there was one. @throws KeyringFailed */
  async oldKey(): Promise<Secret | undefined> {
    return (await this.#store.read(old, "key"))?.key;
  }

  async #prepare(): Promise<void> {
    const known = newestFirst(await this.#publics.list()).slice(0, most);
    for (const { id } of known) if ((await this.opening(id)) !== undefined) return;
    // A pair created after this window read the keyring is there, unless this window has overwritten it
    // since.
    const since = Math.max(this.#keyringReadAt, this.#store.changedAt);
    if (known.some(({ madeAt }) => Date.parse(madeAt) > since)) return;
    await this.#make();
  }

  async #make(): Promise<void> {
    const id = randomUUID();
    const { newKeyPair } = await import("./seal");
    const { publicKey, privateKey } = newKeyPair();
    await this.#store.writeSurely(pairs, id, { version: 2, privateKey }, "stays");
    await new Promise((resolve) => setTimeout(resolve, this.#patience));
    // It may have been lost since: a keyring may forget, and another window may overwrite all of it.
    if ((await this.#store.read(pairs, id))?.privateKey.equals(privateKey) !== true)
      throw new KeyringFailed("write");
    this.#opening.set(id, privateKey);
    await this.#publics.write(id, { version: 1, id, publicKey, madeAt: new Date().toISOString() });
  }
}

function newestFirst(keys: readonly PublicKeyRecord[]): PublicKeyRecord[] {
  return [...keys].sort((a, b) => b.madeAt.localeCompare(a.madeAt));
}
