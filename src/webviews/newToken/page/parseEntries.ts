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
