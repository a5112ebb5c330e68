import * as z from "zod/mini";
import { quietly } from "../../platform/background";
import { KeyringFailed, unlessKeyringFails } from "../../platform/keyring/keyringFailed";
import type { SecretKind, SecretStore } from "../../platform/keyring/secretStore";
import type { Log } from "../../platform/log";
import { Signal } from "../../platform/signal";
import type { DurableRecords } from "../durable/durableRecords";
import type { PublicKey, Sealed } from "./sealed";
import type { SealingKeys } from "./sealingKeys";
import { waitingSecretSchema } from "./waitingRecord";
import type { Waiting, WaitingSecret } from "./waitingSecret";

/** Where earlier versions stored a second copy. */
const waiting: SecretKind<WaitingSecret> = { prefix: "waiting:", schema: waitingSecretSchema };

/** How often a window checks whether another one has added or removed something, in ms. */
const lookEvery = 30_000;

/** What this window added. `sealedFor`: the key pairs that open it; undefined if it is in no file. */
type Own = { readonly secret: WaitingSecret; readonly sealedFor: string | undefined };

/**
 * Keeps minted secrets until the person has them: through reloads, crashes and closed windows. Each is sealed
 * with a key of SecretStorage, in a file that is on the disk before anything else happens. A window also
 * keeps what it added in memory, whatever happens to the keyring.
 */
export class Vault {
  readonly #own = new Map<string, Own>();
  readonly #changes = new Signal<undefined>();

  /** Fires when a secret was added or removed, in this window or, some time later, in another. */
  readonly onDidChange = this.#changes.listen;

  #seen: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  readonly #store: SecretStore;
  readonly #sealed: DurableRecords<Sealed>;
  readonly #keys: SealingKeys;
  readonly #log: Pick<Log, "warn">;

  constructor(store: SecretStore, sealed: DurableRecords<Sealed>, keys: SealingKeys, log: Pick<Log, "warn">) {
    this.#store = store;
    this.#sealed = sealed;
    this.#keys = keys;
    this.#log = log;
  }

  /** Call this before requesting a secret. @throws KeyringFailed or NotWritten */
  async prepare(): Promise<void> {
    // What seals is at hand before there is something to seal.
    await import("./seal");
    await this.#keys.prepare();
  }

  /**
   * Adds a secret, before it is shown to anybody.
   * @throws NotWritten or KeyringFailed: it does not outlive this window then.
   */
  async put(secret: WaitingSecret): Promise<void> {
    const { id } = secret;
    this.#own.set(id, { secret, sealedFor: this.#own.get(id)?.sealedFor });
    try {
      const { seal } = await import("./seal");
      const recipients = await this.#keys.recipients();
      await this.#sealed.write(
        id,
        seal(recipients, id, JSON.stringify(z.encode(waitingSecretSchema, secret))),
      );
      this.#own.set(id, { secret, sealedFor: idsOf(recipients) });
    } finally {
      this.#tell();
    }
  }

  /**
   * @returns the secret of an intent; undefined if it was delivered, or if no key of the keyring opens it.
   * @throws KeyringFailed
   */
  async get(id: string): Promise<WaitingSecret | undefined> {
    const own = this.#own.get(id);
    // Another window may have delivered it.
    if (own && (own.sealedFor === undefined || (await this.#isSealed(id)))) return own.secret;
    return (await this.#open(id)) ?? (await this.#store.read(waiting, id));
  }

  /**
   * Whether a secret is stored, even if the keyring cannot open it now. @throws KeyringFailed if only the
   * keyring knows.
   */
  async holds(id: string): Promise<boolean> {
    const own = this.#own.get(id);
    if ((own && own.sealedFor === undefined) || (await this.#isSealed(id))) return true;
    return (await this.#store.read(waiting, id)) !== undefined;
  }

  /** @returns every waiting secret that can be opened now, oldest first. */
  async list(): Promise<WaitingSecret[]> {
    const { secrets } = await this.survey();
    return [...secrets];
  }

  /** @returns everything that waits, oldest first; secrets hidden by a failing keyring are listed by ID. */
  async survey(): Promise<Waiting> {
    const kept = await unlessKeyringFails(this.#store.names(waiting), []);
    const ids = new Set([...this.#own.keys(), ...(await this.#sealed.ids()), ...kept]);
    const secrets: WaitingSecret[] = [];
    const shut: string[] = [];
    for (const id of ids) {
      const secret = await unlessKeyringFails(this.get(id), undefined);
      if (secret !== undefined) secrets.push(secret);
      else if (await this.#isSealed(id)) shut.push(id);
    }
    return { secrets: secrets.sort((a, b) => a.mintedAt.localeCompare(b.mintedAt)), shut };
  }

  /** Forgets a secret. @throws NotWritten if the disk refuses. */
  async remove(id: string): Promise<void> {
    await this.#sealed.remove(id);
    this.#own.delete(id);
    try {
      // In a browser, any write there may undo what another window wrote.
      if ((await this.#store.read(waiting, id)) !== undefined) await this.#store.remove(waiting, id);
    } catch (error) {
      if (!(error instanceof KeyringFailed)) throw error;
      // Whatever remains only in the keyring is forgotten at the next start.
      this.#log.warn(`What was delivered could not be looked for in the keyring: ${error.message}`);
    } finally {
      this.#tell();
    }
  }

  /**
   * Forgets secrets that SecretStorage still has although they were removed: it writes late, and its process
   * may have died.
   * @param isOpen whether the intent of a secret has not finished.
   * @throws KeyringFailed
   */
  async forgetLeftovers(isOpen: (id: string) => Promise<boolean>): Promise<void> {
    const sealed = new Set(await this.#sealed.ids());
    for (const id of await this.#store.names(waiting))
      if (!sealed.has(id) && !(await isOpen(id))) await this.#store.remove(waiting, id);
  }

  /** Starts checking what other windows add or remove, until it is disposed of. */
  watch(): void {
    this.#timer ??= setInterval(() => quietly("Looking at the vault", this.look()), lookEvery);
    this.#timer.unref();
    quietly("Looking at the vault", this.look());
  }

  /**
   * Checks once what other windows have added or removed, and seals this window's secrets for pairs created
   * since: another window may have overwritten the pair they were sealed for. Never throws.
   */
  async look(): Promise<void> {
    try {
      const ids = await this.#sealed.ids();
      const seen = [...ids].sort().join();
      if (this.#seen !== undefined && this.#seen !== seen) this.#tell();
      this.#seen = seen;
      for (const [id, { secret, sealedFor }] of this.#own) {
        if (sealedFor === undefined || !ids.includes(id)) continue;
        if (idsOf(await this.#keys.recipients()) !== sealedFor) await this.put(secret);
      }
    } catch (error) {
      this.#log.warn(`The vault could not be looked at: ${String(error)}`);
    }
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#changes.dispose();
  }

  #tell(): void {
    this.#changes.tell(undefined);
  }

  async #isSealed(id: string): Promise<boolean> {
    return (await this.#sealed.ids()).includes(id);
  }

  async #open(id: string): Promise<WaitingSecret | undefined> {
    const sealed = await this.#sealed.read(id);
    const text = sealed && (await this.#unseal(id, sealed));
    if (text === undefined) return undefined;
    const parsed = waitingSecretSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  }

  async #unseal(id: string, sealed: Sealed): Promise<string | undefined> {
    const { unseal, unsealOld } = await import("./seal");
    if (sealed.version === 1) {
      const key = await this.#keys.oldKey();
      return key === undefined ? undefined : unsealOld(key, id, sealed);
    }
    for (const { id: pair } of sealed.keys) {
      const privateKey = await this.#keys.opening(pair);
      const text = privateKey === undefined ? undefined : unseal({ id: pair, privateKey }, id, sealed);
      if (text !== undefined) return text;
    }
    return undefined;
  }
}

function idsOf(keys: readonly PublicKey[]): string {
  return keys.map(({ id }) => id).join();
}
