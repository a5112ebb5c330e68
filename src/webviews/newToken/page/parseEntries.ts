import { isEntryText, meansReach, readReachText } from "../../../core/reachText";

/**
 * Reads what was typed or pasted as allow list entries.
 * @param text ids, whole entries such as "workspace:*", JSON lists, options of the command line.
 * @param type the resource type of ids that stand alone.
 * @returns entries as "type:id", and addresses as they were written; whether they are right is for the host to say.
 */
export function parseEntries(text: string, type: string): string[] {
  const { entries, links } = readReachText(text, type);
  return [...entries, ...links.map((link) => link.text)];
}

/** Tells whether a text names its type; `urn:uuid:…` is one way to write an id. */
export const isEntry = isEntryText;

/** Tells whether a text can only be meant as ids or entries, not as a name to look for. */
export const meansEntries = meansReach;
