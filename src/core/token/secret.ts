import { type TokenId, tokenIdOf } from "./tokenText";

/** What a secret looks like wherever it was not meant to be written. */
const mask = "••••";

/**
 * A session, the secret of a token, a password or a private key. Its text is in no property, so that no template, no log, no
 * JSON, no inspection and no copy of it can have it: all of them get the mask. Only `expose` gives the text, and the linter
 * knows the files that may call it (`eslint.config.mjs`).
 *
 * A deep comparison, such as `assert.deepEqual`, takes any two secrets for the same: use `equals`.
 */
export class Secret {
  readonly #text: string;

  /** @param text what nobody is to see by accident. */
  constructor(text: string) {
    this.#text = text;
  }

  /** The text, for where it has to go: on the wire, into the keyring, into the person's hands. */
  expose(): string {
    return this.#text;
  }

  /** Whether both are the same text. */
  equals(other: Secret | undefined): boolean {
    return other !== undefined && other.#text === this.#text;
  }

  /** The id of the token or session, which is no secret; undefined when the text has not the shape of one. */
  get tokenId(): TokenId | undefined {
    return tokenIdOf(this.#text);
  }

  /** Whether there is no text at all. */
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

  /** For `util.inspect`, and so for `console` and for every assertion that fails. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return mask;
  }
}
