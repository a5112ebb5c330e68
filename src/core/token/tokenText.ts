/** The id of a token or session: ten characters, as its server lists it. No other id can stand in its place. */
export type TokenId = string & { readonly isIdOf?: "token" };

/** Ten characters of id, a hyphen, 22 characters of secret (coderd/apikey/apikey.go; seen on v2.35.1). */
const tokenShape = /^([0-9A-Za-z]{10})-[0-9A-Za-z]{22}$/;

/**
 * Every text of Coder that is a secret by its shape: tokens and sessions, and what OAuth2 clients have, `coder_` with 10 and 40
 * characters (codes, refresh tokens, client secrets; seen on v2.36.0).
 */
const secretShapes = "[0-9A-Za-z]{10}-[0-9A-Za-z]{22}|coder_[0-9A-Za-z]{10}_[0-9A-Za-z]{40}";

/** A secret may follow a letter, as after `%20` in an address, so there is no boundary to look for. */
const secretText = new RegExp(secretShapes, "g");

/** The same as a text of its own, not cut out of a longer run of letters and digits. */
const secretInText = new RegExp(`(?<![0-9A-Za-z])(?:${secretShapes})(?![0-9A-Za-z])`, "g");

/**
 * Takes the text of a token, white space around it allowed, and gives its id of 10 characters,
 * or `undefined` if the text is no token. The id is no secret: the server lists it.
 */
export function tokenIdOf(text: string): TokenId | undefined {
  return tokenShape.exec(text.trim())?.[1];
}

/** Finds every token and every secret of OAuth2 in a text and gives each with its offset in UTF-16 units. Never throws. */
export function findTokens(text: string): { text: string; offset: number }[] {
  return Array.from(text.matchAll(secretInText), (match) => ({ text: match[0], offset: match.index }));
}

/** Headers and fields whose value is a secret, however they are spelt. */
const secretField =
  /((?:coder-session-token|coder_session_token|session_token|authorization|proxy-authorization|set-cookie|cookie|x-csrf-token|access_token|password)["']?\s*[:=]\s*["']?)(?:(?:bearer|basic)\s+)?[^\s"',;}]+/gi;

/**
 * Hides every token, session and secret of OAuth2 by its shape. The id of a token stays, since people need it to find the
 * token.
 * @param text whatever others have written.
 * @returns the same text with `…` in place of each secret.
 */
export function hideTokens(text: string): string {
  return text.replace(secretText, (secret) =>
    secret.startsWith("coder_") ? "coder_…" : `${secret.slice(0, 10)}-…`,
  );
}

/**
 * Hides what must not be written down: tokens, and whatever stands in a header or a field for secrets.
 * @param text anything about to be logged or shown in an error.
 * @returns the same text with secrets replaced.
 */
export function redact(text: string): string {
  return hideTokens(text).replace(secretField, "$1…");
}
