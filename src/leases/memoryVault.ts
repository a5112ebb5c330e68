import type { MintPlaces } from "../tokens/minting/mint";
import type { WaitingSecret } from "../tokens/secrets/waitingSecret";

/** Where minting puts the secret of a lease: nowhere but in memory, until its holder takes it. */
export class MemoryVault implements Pick<MintPlaces["vault"], "prepare" | "put" | "get" | "remove"> {
  readonly #minted = new Map<string, WaitingSecret>();

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  put(secret: WaitingSecret): Promise<void> {
    this.#minted.set(secret.id, secret);
    return Promise.resolve();
  }

  get(id: string): Promise<WaitingSecret | undefined> {
    return Promise.resolve(this.#minted.get(id));
  }

  list(): Promise<WaitingSecret[]> {
    return Promise.resolve([...this.#minted.values()]);
  }

  remove(id: string): Promise<void> {
    this.#minted.delete(id);
    return Promise.resolve();
  }
}
