import type { Redactor } from "../answer/redactor";

/**
 * More of a page, in UTF-16 units, is not looked at: the server's own are 3.4 kB (seen on v2.35.1), and what is left open
 * in a longer one would take its time.
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
 * What a person would read on a page, or in a plain text: the server answers a refused terminal with one.
 * @returns one line without markup and secrets, of 500 characters at most.
 */
export function pageWords(body: string, redactor: Redactor): string {
  const text = body
    .slice(0, longestPage)
    .replace(/<(style|script|title)\b[^<>]*>[^<]*(?:<(?!\/\1)[^<]*)*<\/\1\s*>/gi, " ")
    .replace(/<[^<>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#34|#39);/g, (_whole, name: string) => entities[name] ?? " ");
  return redactor.hide(text.replace(/\s+/g, " "));
}
