/** The operation that the keyring was asked for. */
export type KeyringCall = "read" | "write" | "remove" | "list";

/**
 * VS Code's secret storage refused or did not answer. This says nothing about what is stored: a secret may
 * well be there, and a write may have succeeded. The error carries no text from the keyring, which might
 * quote a secret. Its message for people is in explainKeyringFailed.ts, because activation loads this file
 * but no texts.
 */
export class KeyringFailed extends Error {
  override readonly name = "KeyringFailed";
  readonly call: KeyringCall;
  /** How long we waited, in ms; undefined if the keyring answered with a failure. */
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
 * Continues without the keyring where that loses nothing but a mark or an offer.
 * @param asked the pending keyring call.
 * @param instead the result to use if it fails.
 * @throws any other failure.
 */
export async function unlessKeyringFails<T, U>(asked: Promise<T>, instead: U): Promise<T | U> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof KeyringFailed) return instead;
    throw error;
  }
}
