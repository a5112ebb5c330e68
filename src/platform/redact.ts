import { secretShapes } from "../core/token/tokenText";

/** A secret can directly follow a letter, as after `%20` in a URL, so the pattern has no word boundary. */
const secretText = new RegExp(secretShapes, "g");

/** Headers and fields whose value is a secret, however they are spelt. */
const secretField =
  /((?:coder-session-token|coder_session_token|session_token|authorization|proxy-authorization|set-cookie|cookie|x-csrf-token|access_token|password)["']?\s*[:=]\s*["']?)(?:(?:bearer|basic)\s+)?[^\s"',;}]+/gi;

/**
 * Masks secrets. Token IDs stay readable, because people need them to find the token.
 * @param text anything about to be logged or shown in an error.
 * @returns the same text with secrets replaced.
 */
export function redact(text: string): string {
  return text.replace(secretText, hideSecret).replace(secretField, "$1…");
}

function hideSecret(secret: string): string {
  return secret.startsWith("coder_") ? "coder_…" : `${secret.slice(0, 10)}-…`;
}
