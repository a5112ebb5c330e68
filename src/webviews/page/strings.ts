import * as l10n from "@vscode/l10n";
import { showEveryCharacter } from "./strangers";

/**
 * Finds the page's element, makes all its texts harmless, and loads the translations that the host wrote
 * beside it, for all texts requested later.
 * @throws SyntaxError if they are not JSON; the host writes them, so that would be a defect.
 */
export function openPage(): HTMLElement {
  const page = document.getElementById("page");
  if (!page) throw new Error("The document has no page.");
  showEveryCharacter(document.body);
  l10n.config({ contents: page.dataset["translations"] ?? "{}" });
  return page;
}

/**
 * Fills values into a translated text; numbers are written as its language writes them.
 * @param text contains placeholders such as `{0}`.
 */
export function fill(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index: string) => {
    const value = values[Number(index)] ?? place;
    return typeof value === "number" ? numbers().format(value) : value;
  });
}

let format: Intl.NumberFormat | undefined;
function numbers(): Intl.NumberFormat {
  return (format ??= new Intl.NumberFormat(document.documentElement.lang));
}
