/**
 * Reads what was typed or pasted as allow list entries: one a line, or parted by commas or spaces.
 * @param text ids, or whole entries such as "workspace:*".
 * @param type the resource type of ids that stand alone.
 * @returns entries as "type:id"; whether they are right is for the host to say.
 */
export function parseEntries(text: string, type: string): string[] {
  return text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((piece) => (isEntry(piece) ? piece : `${type}:${piece}`));
}

/** Tells whether a text names its type; `urn:uuid:…` is one way to write an id. */
export function isEntry(text: string): boolean {
  return text.includes(":") && !/^urn:uuid:/i.test(text);
}

/** Tells whether a text can only be meant as ids or entries, not as a name to look for. */
export function meansEntries(text: string): boolean {
  const id = /^(\*|(urn:uuid:)?\{?[0-9a-f]{8}-?[0-9a-f-]{24,28}\}?)$/i;
  const pieces = text.split(/[\s,;]+/).filter(Boolean);
  return pieces.length > 0 && pieces.every((piece) => isEntry(piece) || id.test(piece));
}
