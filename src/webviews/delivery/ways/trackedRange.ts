/** A position in a text, in UTF-16 code units from its beginning. */
export type Range = { readonly start: number; readonly end: number };

/** A change of a text, as VS Code reports it; the changes of one edit come last one first. */
export type TextChange = {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
};

/**
 * Tracks a position in a text through a change.
 * @param range the old position.
 * @param change the change.
 * @returns the new position; undefined if the change overlapped it, so that there is no answer.
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
