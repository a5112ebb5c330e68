/** Ten characters of id, a hyphen, 22 characters of secret (coderd/apikey/apikey.go; seen on v2.35.1). */
const tokenShape = /^([0-9A-Za-z]{10})-[0-9A-Za-z]{22}$/;

/**
 * Every text of Coder that is a secret by its shape: tokens and sessions, and what OAuth2 clients have, `coder_` with 10 and 40
 * characters (codes, refresh tokens, client secrets; seen on v2.36.0).
 */
export const secretShapes = "[0-9A-Za-z]{10}-[0-9A-Za-z]{22}|coder_[0-9A-Za-z]{10}_[0-9A-Za-z]{40}";

/** The same inside a text, not cut out of a longer run of letters and digits. */
const secretInText = new RegExp(`(?<![0-9A-Za-z])(?:${secretShapes})(?![0-9A-Za-z])`, "g");

/**
 * Takes the text of a token, white space around it allowed, and gives its id of 10 characters,
 * or `undefined` if the text is no token. The id is no secret: the server lists it.
 */
export function tokenIdOf(text: string): string | undefined {
  return tokenShape.exec(text.trim())?.[1];
}

/** Finds every token and every secret of OAuth2 in a text and gives each with its offset in UTF-16 units. Never throws. */
export function findTokens(text: string): { text: string; offset: number }[] {
  return Array.from(text.matchAll(secretInText), (match) => ({ text: match[0], offset: match.index }));
}
