import bundle from "../../l10n/bundle.l10n.json";

/** Around every text in the pseudo language; nothing else has these. */
const [opening, closing] = ["⟦", "⟧"];

/**
 * The extension's texts in a language that nobody speaks: English between marks. A text on the screen without marks was
 * left out of the translation.
 */
export const pseudoBundle: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(bundle as Readonly<Record<string, string | { readonly message: string }>>).map(
    ([key, text]) => [key, `${opening}${typeof text === "string" ? text : text.message}${closing}`],
  ),
);

/**
 * Finds what is wrong with a text on the screen in the pseudo language.
 * @param text one text of the screen.
 * @param data what is the same in every language, such as names and addresses.
 * @returns words that no translation has, and sentences that were glued together; empty if all is well.
 */
export function faultsOf(text: string, data: readonly string[] = []): string[] {
  let rest = text;
  for (const known of [...data].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(known, "\u0000");
  const { outside, pieces } = split(rest);
  const leftOut = /\p{L}{2,}/u.test(outside.replaceAll("\u0000", ""));
  // A list of facts, and sentences after each other, are as good in every language; pieces of one sentence are not.
  const isGlued = pieces.some(
    ({ before, text: piece }, index) =>
      index > 0 && before.trim() === "" && !/[.!?…:]$/.test(pieces[index - 1]?.text ?? "") && piece !== "",
  );
  return [...(leftOut ? [`not translated: ${text}`] : []), ...(isGlued ? [`glued: ${text}`] : [])];
}

/** Separates marked texts, the outermost ones, from what stands between them. */
function split(text: string): { outside: string; pieces: { before: string; text: string }[] } {
  const pieces: { before: string; text: string }[] = [];
  let [depth, outside, before, piece] = [0, "", "", ""];
  for (const character of text) {
    if (character === opening) {
      depth += 1;
    } else if (character === closing) {
      depth -= 1;
      if (depth > 0) continue;
      pieces.push({ before, text: piece });
      [before, piece] = ["", ""];
    } else if (depth > 0) {
      piece += character;
    } else {
      outside += character;
      before += character;
    }
  }
  return { outside, pieces };
}

/** Collects every string in a message or a row. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
