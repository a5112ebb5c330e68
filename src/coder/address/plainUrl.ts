/** Every other character means something to a shell, an environment file, or a CI configuration. */
const special = /[^\w.~:/%[\]-]/gu;

/**
 * Percent-encodes the characters of a deployment's URL that mean something to a shell, an environment file, or
 * a CI configuration. Those can only be in its path, where servers read both forms as the same.
 * @param url a deployment's URL, as the URL standard writes it.
 * @returns letters, digits, and `-._~:/%[]`; the brackets only around an IPv6 address.
 */
export function plainUrl(url: string): string {
  return url.replace(special, (character) =>
    [...new TextEncoder().encode(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
      .join(""),
  );
}
