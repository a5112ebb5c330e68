/** Where something stands in a text, in UTF-16 units from its beginning. */
export type Range = { readonly start: number; readonly end: number };

/** A change of a text, as VS Code tells it; several of one edit come last one first. */
export type TextChange = {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
};

/**
 * Follows a place in a text through a change of it.
 * @param range where it was.
 * @param change what happened.
 * @returns where it is now; undefined when the change went into it, so that nobody can say.
 */
export function follow(
  { start, end }: Range,
  { rangeOffset, rangeLength, text }: TextChange,
): Range | undefined {
  const changedTo = rangeOffset + rangeLength;
  const shift = text.length - rangeLength;
  if (changedTo <= start) return { start: start + shift, end: end + shift };
  if (rangeOffset >= end) return { start, end };
  return undefined;
}
