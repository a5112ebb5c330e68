/** A filter as a person types it, taken apart. */
export type WorkspaceFilter = {
  /** Its terms (`owner:bob`, `status:running`, `bob/beta`), for the server. */
  readonly query: string;
  /** Its plain words, all of which have to occur in what a row says; in lower case. */
  readonly words: readonly string[];
};

/**
 * Takes a filter apart: what has the form of a term of the server's query language goes there; plain words are looked for in what is
 * known of each workspace here, so that words work that no server knows, such as the one for a state.
 * @param text what was typed; a value with blanks stands in quotes, as the server wants it.
 */
export function readFilter(text: string): WorkspaceFilter {
  const parts = text.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];
  const isTerm = (part: string) => /^[a-z][a-z_-]*:./i.test(part) || /^[^\s"/:]+\/[^\s"/:]+$/.test(part);
  return {
    query: parts.filter(isTerm).map(closed).join(" "),
    words: parts.filter((part) => !isTerm(part)).map((part) => part.replaceAll('"', "").toLowerCase()),
  };
}

/** Whether a query says itself whose workspaces it is about; the server takes a term only once (400, seen on v2.35.1). */
export function namesOwner(query: string): boolean {
  return /(?:^|\s)owner:/i.test(query) || /(?:^|\s)[^\s"/:]+\/[^\s"/:]+(?:\s|$)/.test(query);
}

/** Adds the quote that is still to be typed. */
function closed(part: string): string {
  return (part.match(/"/g)?.length ?? 0) % 2 === 0 ? part : `${part}"`;
}
