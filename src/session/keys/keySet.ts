import type { Secret } from "../../core/token/secret";

/** Keys, each once: a `Set` would take two objects with the same text for two keys. */
export class KeySet {
  readonly #keys: Secret[];

  /** @param keys to begin with. */
  constructor(...keys: Secret[]) {
    this.#keys = keys;
  }

  /** Whether a key of this text is in it. */
  has(key: Secret): boolean {
    return this.#keys.some((other) => other.equals(key));
  }

  /** Puts a key in. @returns whether it was not there before. */
  add(key: Secret): boolean {
    if (this.has(key)) return false;
    this.#keys.push(key);
    return true;
  }
}
