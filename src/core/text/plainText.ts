/** Letters, marks and digits of right-to-left scripts (Unicode's bidirectional classes R, AL, AN). */
const rightToLeft = "\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}";

/** From the first such letter to the last one with no other letters in between. */
const rightToLeftRun = new RegExp(`[${rightToLeft}](?:[^\\p{L}]*[${rightToLeft}])*`, "gu");

/** What `isolated` adds; removing it first makes it safe to pass a text twice. */
const isolation = new RegExp(`\\u2068(?=[${rightToLeft}])|(?<=[${rightToLeft}])\\u2069`, "gu");

/** Blank in every font, though Unicode counts them as letters or symbols. */
const blank = "\\u2800\\u{1D159}";

/**
 * Number signs of Arabic, Syriac and Kaithi: Unicode counts them as format characters, but they are visible.
 */
const visibleFormat =
  "[\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}\\u{13430}-\\u{1343F}]";

/** Control, format and ignorable characters, unpaired surrogates, private-use characters. */
const unseen = `(?!${visibleFormat})[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}${blank}]`;

/** The flags of England, Scotland and Wales are the only ones of their kind in use. */
const flag =
  "\\u{1F3F4}\\u{E0067}\\u{E0062}(?:\\u{E0065}\\u{E006E}\\u{E0067}|\\u{E0073}\\u{E0063}\\u{E0074}|\\u{E0077}\\u{E006C}\\u{E0073})\\u{E007F}";

const odd = new RegExp(`${flag}|\\r\\n|${unseen}`, "gu");

const lineBreak = /^(?:\r\n|[\t\n\v\f\r\u0085\u2028\u2029])$/;

/** No script needs more marks on one letter; a mark without a base would combine with the text before it. */
const stackedMarks = /(?<=\p{M}{5})\p{M}+|(?<=^|[\s"'“”‘’«»()[\]])\p{M}+/gu;

/** Scripts whose letters are joined or separated by joiner characters. */
const joiningScripts = [
  "Arabic",
  "Syriac",
  "Mongolian",
  "Devanagari",
  "Bengali",
  "Gurmukhi",
  "Gujarati",
  "Oriya",
  "Tamil",
  "Telugu",
  "Kannada",
  "Malayalam",
  "Sinhala",
  "Khmer",
  "Myanmar",
];
const joinable = joiningScripts.map((script) => `\\p{Script=${script}}`).join("");

/**
 * Where an invisible character is part of ordinary writing: the character, what precedes it and what follows.
 */
const ordinary: readonly (readonly [character: RegExp, before: RegExp, after: RegExp])[] = [
  // Emoji that combine several.
  [/\u200D/u, /\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?$/u, /^\p{Extended_Pictographic}/u],
  [/[\u200C\u200D]/u, new RegExp(`[${joinable}]$`, "u"), new RegExp(`^[${joinable}]`, "u")],
  // An emoji as a picture or as text.
  [/[\uFE0E\uFE0F]/u, /\p{Emoji}$/u, /^/],
  // A variant of an ideograph.
  [/[\uFE00-\uFE02\u{E0100}-\u{E01EF}]/u, /\p{Ideographic}$/u, /^/],
  [/[\u180B-\u180D\u180F]/u, /\p{Script=Mongolian}$/u, /^/],
];

/** Most texts are plain ASCII, and lists are long. */
const isAscii = /^[ -~]*$/;

/**
 * Makes every character of somebody else's text visible, on one line: a character that is invisible or
 * affects its surroundings is written as `<U+200B>`, and line breaks become spaces. Ordinary writing in every
 * language and ordinary emoji stay unchanged.
 * @param text any text.
 */
export function plainText(text: string): string {
  if (isAscii.test(text)) return text;
  return text
    .replace(stackedMarks, (marks) => Array.from(marks, codeOf).join(""))
    .replace(odd, (found: string, offset: number, whole: string) => {
      if (lineBreak.test(found)) return " ";
      if (found.startsWith("\u{1F3F4}")) return found;
      return isOrdinary(found, whole, offset) ? found : codeOf(found);
    });
}

function isOrdinary(found: string, text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 4), offset);
  const after = text.slice(offset + found.length, offset + found.length + 2);
  return ordinary.some(
    ([character, comesBefore, comesAfter]) =>
      character.test(found) && comesBefore.test(before) && comesAfter.test(after),
  );
}

/** Writes a character's code as Unicode does, `<U+200B>`. */
function codeOf(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
}

/**
 * Makes somebody else's text harmless for places that create neither links nor icons from text: every
 * character is visible, and no part reverses the others. Passing a text twice changes nothing further.
 * @param text any text.
 */
export function shownText(text: string): string {
  return isolated(plainText(withoutIsolation(text)));
}

/**
 * Keeps each right-to-left part from reversing what is beside it.
 * @param text one line.
 */
export function isolated(text: string): string {
  return isAscii.test(text) ? text : text.replace(rightToLeftRun, "\u2068$&\u2069");
}

/** @returns the text as it was before `isolated`. */
export function withoutIsolation(text: string): string {
  return isAscii.test(text) ? text : text.replace(isolation, "");
}

const seen = new RegExp(`(?!${unseen})[^\\s\\p{Z}\\p{M}\\p{Cc}]`, "u");

/** Whether a text has a visible character; a name without one tells nothing. */
export function hasVisible(text: string): boolean {
  return seen.test(text);
}

/**
 * Checks whether `plainText` would change a text.
 * @returns whether the text has an invisible character, or one that affects its surroundings.
 */
export function hasHidden(text: string): boolean {
  return plainText(text) !== text;
}

/** Editors and terminals turn such addresses into links by themselves. */
const address = /(?<=\b(?:https?|file):)(?=\/\/)/gi;

/**
 * Keeps addresses in somebody else's text from becoming links, invisibly.
 * @param text the text, such as a line of a report.
 */
export function withoutLinks(text: string): string {
  return text.replace(address, "\u200B");
}
