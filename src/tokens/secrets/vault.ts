import type { SecretKind, SecretStore } from "../../platform/secretStore";
import type { DurableRecords } from "../durable/durableRecords";
import { seal, type Sealed, unseal } from "./sealed";
import type { SealingKey } from "./sealingKey";
import { type WaitingSecret, waitingSecretSchema } from "./waitingSecret";

export type { WaitingSecret } from "./waitingSecret";

const waiting: SecretKind<WaitingSecret> = { prefix: "waiting:", schema: waitingSecretSchema };

/**
 * Keeps minted secrets until the person has them: through reloads, crashes and closed windows. Each is in SecretStorage,
 * which all windows watch but which is written late, and sealed in a file, which is on the disk before anything goes on.
 */
export class Vault {
  readonly #store: SecretStore;
  readonly #sealed: DurableRecords<Sealed>;
  readonly #key: SealingKey;

  constructor(store: SecretStore, sealed: DurableRecords<Sealed>, key: SealingKey) {
    this.#store = store;
    this.#sealed = sealed;
    this.#key = key;
  }

  /** To be called before a secret is asked for. @throws KeyringFailed */
  async prepare(): Promise<void> {
    await this.#key.prepare();
  }

  /**
   * Puts a secret in, before it is shown to anybody.
   * @throws NotWritten or KeyringFailed: then it may not outlive this process.
   */
  async put(secret: WaitingSecret): Promise<void> {
    const [sealing, storing] = await Promise.allSettled([
      this.#putSealed(secret),
      this.#store.write(waiting, secret.id, secret, "stays"),
    ]);
    for (const result of [sealing, storing]) if (result.status === "rejected") throw result.reason;
  }

  /**
   * @returns the secret of an intent; undefined when it was delivered, or when no key of the keyring opens it.
   * @throws KeyringFailed
   */
  async get(id: string): Promise<WaitingSecret | undefined> {
    return (await this.#store.read(waiting, id)) ?? (await this.#open(id));
  }

  /** Says whether a secret is kept, even where the keyring does not open it now. @throws KeyringFailed when only it knows. */
  async holds(id: string): Promise<boolean> {
    return (await this.#sealed.read(id)) !== undefined || (await this.#store.read(waiting, id)) !== undefined;
  }

  /** @returns every secret that waits and can be opened, oldest first. @throws KeyringFailed */
  async list(): Promise<WaitingSecret[]> {
    const ids = new Set([...(await this.#store.names(waiting)), ...(await this.#sealed.ids())]);
    const secrets = await Promise.all([...ids].map((id) => this.get(id)));
    return secrets
      .filter((secret) => secret !== undefined)
      .sort((a, b) => a.mintedAt.localeCompare(b.mintedAt));
  }

  /**
   * Forgets a secret. The sealed one goes first: what only the keyring still has is forgotten at the next start.
   * @throws NotWritten when the disk refuses; KeyringFailed.
   */
  async remove(id: string): Promise<void> {
    await this.#sealed.remove(id);
    await this.#store.remove(waiting, id);
  }

  /**
   * Forgets what SecretStorage still has although it was taken out: it writes late, and its process may have died.
   * @param isOpen whether the intent of a secret has not come to its end.
   */
  async forgetLeftovers(isOpen: (id: string) => Promise<boolean>): Promise<void> {
    const sealed = new Set(await this.#sealed.ids());
    for (const id of await this.#store.names(waiting)) {
      if (!sealed.has(id) && !(await isOpen(id))) await this.#store.remove(waiting, id);
    }
  }

  /** Tells that a secret was put in or taken out, in this window or another. */
  onDidChange(listener: () => void): { dispose(): unknown } {
    return this.#store.onDidChange(waiting, listener);
  }

  async #putSealed(secret: WaitingSecret): Promise<void> {
    const key = await this.#key.get();
    if (key === undefined) throw new Error("The keyring gives no key to seal the secret with.");
    await this.#sealed.write(secret.id, seal(key, secret.id, JSON.stringify(secret)));
  }

  async #open(id: string): Promise<WaitingSecret | undefined> {
    const [sealed, key] = await Promise.all([this.#sealed.read(id), this.#key.get()]);
    const text = sealed && key !== undefined ? unseal(key, id, sealed) : undefined;
    if (text === undefined) return undefined;
    const parsed = waitingSecretSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  }
}
