/** Hides secrets in a text that came from outside. */
export type Redact = (text: string) => string;

const tokenText = /\b[0-9A-Za-z]{10}-[0-9A-Za-z]{22}\b/g;
const longestText = 500;

/**
 * Makes a function for texts that the server (or whatever answered in its place) chose and that a person or a log
 * will see: a proxy may echo request headers into its error page. The given secrets and everything shaped like a
 * token become `…`, control characters become spaces, and the text is cut at 500 characters.
 */
export function redactor(secrets: readonly (string | undefined)[]): Redact {
  const known = secrets.filter((secret) => secret !== undefined && secret.length >= 4) as string[];
  // The longest first, so that a secret that contains another one leaves no rest.
  known.sort((a, b) => b.length - a.length);
  return (text) => {
    let safe = text;
    for (const secret of known) {
      safe = safe.replaceAll(secret, "…").replaceAll(encodeURIComponent(secret), "…");
    }
    safe = safe
      .replace(tokenText, "…")
      .replace(/\p{C}+/gu, " ")
      .trim();
    return safe.length > longestText ? `${safe.slice(0, longestText)}…` : safe;
  };
}
