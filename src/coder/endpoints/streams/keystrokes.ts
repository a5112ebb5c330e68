/** In UTF-16 units: as JSON, six bytes for each at worst, that is less than 32 KiB. */
const longestPiece = 5000;

/** A terminal counts in 16 bits: 0 is taken as it is, and 100,000 becomes 34,464 (seen on v2.35.1). */
const largestSize = 65_535;

/**
 * What is typed, as the messages that a terminal takes: binary ones of JSON. (A text message, or one that is no JSON, ends the
 * connection; seen on v2.35.1.)
 * @param text of any length.
 * @returns messages of 32 KiB at most, none of which ends within a character.
 */
export function* keystrokes(text: string): Generator<Buffer, void, void> {
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + longestPiece, text.length);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;

    yield Buffer.from(JSON.stringify({ data: text.slice(start, end) }));
    start = end;
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/**
 * The size of a terminal as it may be sent.
 * @returns whole numbers from 1 to 65535, whatever came.
 */
export function sizeMessage(columns: number, rows: number): { height: number; width: number } {
  return { height: within(rows), width: within(columns) };
}

function within(count: number): number {
  return Math.min(Math.max(1, Math.trunc(count) || 1), largestSize);
}
