/** Ten characters of id, a hyphen, 22 characters of secret (coderd/apikey/apikey.go; seen on v2.35.1). */
const tokenShape = /^([0-9A-Za-z]{10})-[0-9A-Za-z]{22}$/;

/** The same shape inside a text, not cut out of a longer run of letters and digits. */
const tokenInText = /(?<![0-9A-Za-z])[0-9A-Za-z]{10}-[0-9A-Za-z]{22}(?![0-9A-Za-z])/g;

/**
 * Takes the text of a token, white space around it allowed, and gives its id of 10 characters,
 * or `undefined` if the text is no token. The id is no secret: the server lists it.
 */
export function tokenIdOf(text: string): string | undefined {
  return tokenShape.exec(text.trim())?.[1];
}

/** Finds every token in a text and gives each with its offset in UTF-16 units. Never throws. */
export function findTokens(text: string): { text: string; offset: number }[] {
  return Array.from(text.matchAll(tokenInText), (match) => ({ text: match[0], offset: match.index }));
}
