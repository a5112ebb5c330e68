import { element } from "../../../page/dom";

/** Splits a query into lower-case words. */
export function wordsOf(query: string): string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether a text contains all the words. */
export function matches(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

/** Returns a text in pieces, with the first occurrence of each word highlighted. */
export function marked(text: string, words: readonly string[]): (string | HTMLElement)[] {
  const lower = text.toLowerCase();
  const places = words
    .map((word) => ({ start: lower.indexOf(word), length: word.length }))
    .filter(({ start }) => start >= 0)
    .sort((one, other) => one.start - other.start);
  const pieces: (string | HTMLElement)[] = [];
  let done = 0;
  for (const { start, length } of places) {
    if (start < done) continue;
    pieces.push(text.slice(done, start), element("mark", {}, text.slice(start, start + length)));
    done = start + length;
  }
  pieces.push(text.slice(done));
  return pieces;
}
