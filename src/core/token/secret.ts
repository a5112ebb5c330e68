import { type TokenId, tokenIdOf } from "./tokenText";

/** What a secret looks like wherever it was not meant to be written. */
const mask = "••••";

/**
 * A session, the secret of a token, a password or a private key. Its text is in no property, so that
 * templates, logs, JSON, inspection and copies cannot contain it: all of them get the mask. Only `expose`
 * returns the text, and the linter lists the files that may call it (`eslint.config.mjs`).
 *
 * A deep comparison, such as `assert.deepEqual`, considers any two secrets equal: use `equals`.
 */
export class Secret {
  readonly #text: string;

  /** @param text the text that nobody is to see by accident. */
  constructor(text: string) {
    this.#text = text;
  }

  /** Returns the text, for its legitimate destinations: the wire, the keyring, the person's hands. */
  expose(): string {
    return this.#text;
  }

  /** Whether both contain the same text. */
  equals(other: Secret | undefined): boolean {
    return other !== undefined && other.#text === this.#text;
  }

  /**
   * The ID of the token or session, which is not secret; undefined if the text does not have the format of
   * one.
   */
  get tokenId(): TokenId | undefined {
    return tokenIdOf(this.#text);
  }

  /** Whether the text is empty. */
  get isEmpty(): boolean {
    return this.#text === "";
  }

  /** The mask, for templates and `String()`. */
  toString(): string {
    return mask;
  }

  /** The mask, for `JSON.stringify`. */
  toJSON(): string {
    return mask;
  }

  [Symbol.toPrimitive](): string {
    return mask;
  }

  /** For `util.inspect`, and so for `console` and for every failing assertion. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return mask;
  }
}
