/**
 * The ID of a token or session: ten characters, as its server lists it. A distinct type, so that no other ID
 * can be used instead.
 */
export type TokenId = string & { readonly isIdOf?: "token" };

/**
 * An ID of ten characters, a hyphen, and 22 characters of secret (coderd/apikey/apikey.go; seen on v2.35.1).
 */
const tokenShape = /^([0-9A-Za-z]{10})-[0-9A-Za-z]{22}$/;

/**
 * All of Coder's secrets that can be recognised by their format: tokens and sessions, and those of OAuth2
 * clients, `coder_` with 10 and 40 characters (codes, refresh tokens, client secrets; seen on v2.36.0).
 */
const secretShapes = "[0-9A-Za-z]{10}-[0-9A-Za-z]{22}|coder_[0-9A-Za-z]{10}_[0-9A-Za-z]{40}";

/** A secret may follow a letter, as after `%20` in an address, so there is no word boundary to match. */
const secretText = new RegExp(secretShapes, "g");

/** The same as a separate text, not part of a longer run of letters and digits. */
const secretInText = new RegExp(`(?<![0-9A-Za-z])(?:${secretShapes})(?![0-9A-Za-z])`, "g");

/**
 * Returns the 10-character ID in a token's text, ignoring white space around it, or `undefined` if the text
 * is not a token. The ID is not secret: the server lists it.
 */
export function tokenIdOf(text: string): TokenId | undefined {
  return tokenShape.exec(text.trim())?.[1];
}

/**
 * Finds every token and every OAuth2 secret in a text, with its offset in UTF-16 code units. Never throws.
 */
export function findTokens(text: string): { text: string; offset: number }[] {
  return Array.from(text.matchAll(secretInText), (match) => ({ text: match[0], offset: match.index }));
}

/** Headers and fields whose value is a secret, in any spelling. */
const secretField =
  /((?:coder-session-token|coder_session_token|session_token|authorization|proxy-authorization|set-cookie|cookie|x-csrf-token|access_token|password)["']?\s*[:=]\s*["']?)(?:(?:bearer|basic)\s+)?[^\s"',;}]+/gi;

/**
 * Masks every token, session and OAuth2 secret by its format. The ID of a token stays, since people need it
 * to find the token.
 * @param text a text that others have written.
 * @returns the same text with `…` instead of each secret.
 */
export function hideTokens(text: string): string {
  return text.replace(secretText, (secret) =>
    secret.startsWith("coder_") ? "coder_…" : `${secret.slice(0, 10)}-…`,
  );
}

/**
 * Masks what must not be written down: tokens, and the value of any header or field for secrets.
 * @param text anything about to be logged or shown in an error.
 * @returns the same text with secrets masked.
 */
export function redact(text: string): string {
  return hideTokens(text).replace(secretField, "$1…");
}
