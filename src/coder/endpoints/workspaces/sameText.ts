/** Beyond this many texts, we begin anew: a server may send any number of them. */
const most = 5_000;

const known = new Map<string, string>();

/**
 * Keeps one copy of a text that many workspaces have alike, such as the ID of their template: `JSON.parse` makes one for each of
 * them, and collecting so much garbage would hold up everybody in the extension host.
 * @returns an equal text; empty for what a server left out.
 */
export function sameText<Id extends string>(text: Id): Id;
export function sameText(text: string | null | undefined): string;
export function sameText(text: string | null | undefined): string {
  if (text === undefined || text === null) return "";
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  if (known.size >= most) known.clear();
  known.set(text, text);
  return text;
}
