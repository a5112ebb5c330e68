/** What was asked of the keyring. */
export type KeyringCall = "read" | "write" | "remove" | "list";

/**
 * VS Code's secret storage refused, or did not answer. This says nothing about what is stored: a secret may well be there,
 * and a write may have succeeded. It carries no text from the keyring, which might quote a secret. The sentence
 * for people is in explainKeyringFailed.ts, since activation loads this file and no texts.
 */
export class KeyringFailed extends Error {
  override readonly name = "KeyringFailed";
  readonly call: KeyringCall;
  /** How long it was waited for, in ms; undefined when the keyring answered with a failure. */
  readonly waitedMs: number | undefined;

  constructor(call: KeyringCall, waitedMs?: number) {
    super(
      `VS Code's secret storage did not ${call}${waitedMs === undefined ? "" : ` within ${waitedMs} ms`}.`,
    );
    this.call = call;
    this.waitedMs = waitedMs;
  }
}

/**
 * Goes on without the keyring where that hides nothing but a mark or an offer.
 * @param asked what is asked of the keyring.
 * @param instead what to go on with when it fails.
 * @throws whatever else fails.
 */
export async function unlessKeyringFails<T, U>(asked: Promise<T>, instead: U): Promise<T | U> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof KeyringFailed) return instead;
    throw error;
  }
}
