/** In UTF-16 code units: at worst six bytes each as JSON, this stays below 32 KiB. */
const longestPiece = 5000;

/**
 * A terminal's size has 16 bits: the server accepts 0 unchanged, and 100,000 becomes 34,464 (seen on
 * v2.35.1).
 */
const largestSize = 65_535;

/**
 * Converts typed text to the messages that a terminal takes: binary messages of JSON. (A text message, or one
 * that is not JSON, ends the connection; seen on v2.35.1.)
 * @param text of any length.
 * @returns messages of at most 32 KiB, none of which splits a character.
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
 * Converts a terminal's size to what may be sent.
 * @returns integers from 1 to 65535, for any input.
 */
export function sizeMessage(columns: number, rows: number): { height: number; width: number } {
  return { height: within(rows), width: within(columns) };
}

function within(count: number): number {
  return Math.min(Math.max(1, Math.trunc(count) || 1), largestSize);
}
