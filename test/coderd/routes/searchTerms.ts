import type { Validation } from "../http/answers";

/** The terms of a search by name, in lower case, each with its values in order. */
export type Terms = ReadonlyMap<string, readonly string[]>;

/**
 * Parses a search text like v2.35.1: blanks separate words, quotes keep them together, and a word is
 * `term:value` or free text (a name, or `owner/name`). Returns the first syntax error instead.
 */
export function searchTerms(query: string): { terms: Terms } | { fault: Validation } {
  const terms = new Map<string, string[]>();
  const add = (term: string, value: string): void =>
    void terms.set(term, [...(terms.get(term) ?? []), value]);
  for (const element of splitOutsideQuotes(query.toLowerCase(), " ").filter((word) => word !== "")) {
    const fault = (detail: string) => ({
      fault: { field: "q", detail: `Query element "${element}" ${detail}` },
    });
    if (element.startsWith(":") || element.endsWith(":")) return fault("cannot start or end with ':'");
    const parts = splitOutsideQuotes(element, ":");
    const [term = "", value = ""] = parts;
    if (parts.length > 2) return fault("can only contain 1 ':'");
    if (parts.length === 2) {
      add(unquoted(term), unquoted(value));
      continue;
    }
    const names = element.split("/");
    if (names.length > 2) return fault("can only contain 1 '/'");
    if (names.length === 2) add("owner", unquoted(names[0] ?? ""));
    add("name", unquoted(names.at(-1) ?? ""));
  }
  return { terms };
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, "");
}

/** An unclosed quote extends to the end. */
function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let part = "";
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    if (letter === separator && !quoted) {
      parts.push(part);
      part = "";
    } else {
      part += letter;
    }
  }
  return [...parts, part];
}
