import type { Secret } from "../../core/token/secret";

/** A set of keys by their text: a `Set` would take two objects with the same text for two keys. */
export class KeySet {
  readonly #keys: Secret[];

  /** @param keys the initial keys. */
  constructor(...keys: Secret[]) {
    this.#keys = keys;
  }

  /** Whether it contains a key with this text. */
  has(key: Secret): boolean {
    return this.#keys.some((other) => other.equals(key));
  }

  /** Adds a key. @returns whether it was new. */
  add(key: Secret): boolean {
    if (this.has(key)) return false;
    this.#keys.push(key);
    return true;
  }
}
