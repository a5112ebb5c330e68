import type { Redactor } from "../answer/redactor";

/**
 * We look at no more of a page than this, in UTF-16 code units: the server's own are 3.4 kB (seen on
 * v2.35.1), and unclosed markup in a longer one would take too long.
 */
const longestPage = 8 * 1024;

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#34": '"',
  "#39": "'",
};

/**
 * Extracts what a person would read on a page, or in a plain text: the server refuses a terminal with one.
 * @returns one line of at most 500 characters, without markup and secrets.
 */
export function pageWords(body: string, redactor: Redactor): string {
  const text = body
    .slice(0, longestPage)
    .replace(/<(style|script|title)\b[^<>]*>[^<]*(?:<(?!\/\1)[^<]*)*<\/\1\s*>/gi, " ")
    .replace(/<[^<>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#34|#39);/g, (_whole, name: string) => entities[name] ?? " ");
  return redactor.hide(text.replace(/\s+/g, " "));
}
