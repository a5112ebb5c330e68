import type { MintPlaces } from "../../tokens/minting/mintAndCheck";
import type { WaitingSecret } from "../../tokens/secrets/waitingSecret";

/** Where minting puts the secret of a lease: only into memory, until its holder takes it. */
export class MemoryVault implements Pick<MintPlaces["vault"], "prepare" | "put" | "get" | "remove"> {
  readonly #minted = new Map<string, WaitingSecret>();

  /** Does nothing: memory is always there. */
  prepare(): Promise<void> {
    return Promise.resolve();
  }

  /** Stores a secret under its intent's ID, replacing any earlier one. */
  put(secret: WaitingSecret): Promise<void> {
    this.#minted.set(secret.id, secret);
    return Promise.resolve();
  }

  /** @returns the secret of an intent; undefined if there is none (any more). */
  get(id: string): Promise<WaitingSecret | undefined> {
    return Promise.resolve(this.#minted.get(id));
  }

  /** @returns every stored secret, oldest first. */
  list(): Promise<WaitingSecret[]> {
    return Promise.resolve([...this.#minted.values()]);
  }

  /** Forgets a secret; does nothing if there is none. */
  remove(id: string): Promise<void> {
    this.#minted.delete(id);
    return Promise.resolve();
  }
}
