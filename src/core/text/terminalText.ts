import { plainText } from "./plainText";

/** The limit of a log line, in UTF-16 code units; nobody reads further, and somebody may send megabytes. */
const longest = 8_192;

/** A complete "select graphic rendition", the only kind of sequence that merely changes how letters look. */
// eslint-disable-next-line no-control-regex
const rendition = /\u001B\[([0-9;]{0,64})m/g;

const reset = "\u001B[0m";

/** Single codes: reset, bold, faint, italic, underlined, inverse, struck through, and the eight colours. */
const plainCodes = new Set([
  ...[0, 1, 2, 3, 4, 7, 9, 22, 23, 24, 27, 29, 39, 49],
  ...[30, 40, 90, 100].flatMap((first) => Array.from({ length: 8 }, (_, colour) => first + colour)),
]);

/**
 * Makes a line of somebody else's log harmless before a terminal shows it. Only colours and text styles pass:
 * every other sequence and control character appears as text and has no effect, concealed text is shown, and
 * no colour continues into the next line. Passing a line twice changes nothing further, unless it was cut.
 * @param line the line without its end; a line break in it becomes a space.
 */
export function terminalLine(line: string): string {
  const cut = line.length > longest ? `${line.slice(0, longest).replace(/[\p{Cs}]$/u, "")} …` : line;
  let shown = "";
  let end = 0;
  let isColoured = false;
  for (const found of cut.matchAll(rendition)) {
    const codes = lettersOnly(found[1] ?? "");
    shown += plainText(cut.slice(end, found.index));
    end = found.index + found[0].length;
    if (codes.length === 0) continue;
    shown += `\u001B[${codes.join(";")}m`;
    isColoured = codes.at(-1) !== 0;
  }
  shown += plainText(cut.slice(end));
  return isColoured ? `${shown}${reset}` : shown;
}

/** @returns the codes that only change how letters look, in order. */
function lettersOnly(parameters: string): readonly number[] {
  const numbers = parameters.split(";").map(Number);
  const kept: number[] = [];
  for (let at = 0; at < numbers.length; at += 1) {
    const code = numbers[at] ?? 0;
    // A colour by number, or by red, green and blue, consumes the codes after it.
    const more = code === 38 || code === 48 ? (numbers[at + 1] === 5 ? 2 : numbers[at + 1] === 2 ? 4 : 0) : 0;
    const colour = numbers.slice(at + 2, at + 1 + more);
    if (plainCodes.has(code)) kept.push(code);
    else if (more > 0 && colour.length === more - 1 && colour.every((part) => part <= 255))
      kept.push(code, numbers[at + 1] ?? 0, ...colour);
    at += more;
  }
  return kept;
}
