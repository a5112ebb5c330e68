/** A parsed filter. */
export type WorkspaceFilter = {
  /** Its terms (`owner:bob`, `status:running`, `bob/beta`), for the server. */
  readonly query: string;
  /** Its plain words, all of which must occur in the row's text; in lower case. */
  readonly words: readonly string[];
};

/**
 * Parses a filter: the server gets what looks like a term of its query language; plain words are searched in
 * what is known about each workspace here, so that words work that no server knows, such as the one for a
 * state.
 * @param text the typed text; a value with blanks is in quotes, as the server expects.
 */
export function readFilter(text: string): WorkspaceFilter {
  const parts = text.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];
  const isTerm = (part: string) => /^[a-z][a-z_-]*:./i.test(part) || /^[^\s"/:]+\/[^\s"/:]+$/.test(part);
  return {
    query: parts.filter(isTerm).map(closed).join(" "),
    words: parts.filter((part) => !isTerm(part)).map((part) => part.replaceAll('"', "").toLowerCase()),
  };
}

/**
 * Whether a query itself restricts whose workspaces it is about; the server accepts a term only once (400,
 * seen on v2.35.1).
 */
export function namesOwner(query: string): boolean {
  return /(?:^|\s)owner:/i.test(query) || /(?:^|\s)[^\s"/:]+\/[^\s"/:]+(?:\s|$)/.test(query);
}

/** Whether a query itself restricts with whom a workspace is shared; see {@link namesOwner}. */
export function namesSharing(query: string): boolean {
  return /(?:^|\s)shared_with_user:/i.test(query);
}

/** Adds the closing quote that has not been typed yet. */
function closed(part: string): string {
  return (part.match(/"/g)?.length ?? 0) % 2 === 0 ? part : `${part}"`;
}
