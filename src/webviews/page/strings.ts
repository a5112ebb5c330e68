import * as l10n from "@vscode/l10n";
import { showEveryCharacter } from "./strangers";

/**
 * Finds the page's element, has all its texts shown harmlessly and takes over the translations that the host wrote beside it, for all texts
 * that are asked for later.
 * @throws SyntaxError when they are not JSON; the host writes them, so that is a defect.
 */
export function openPage(): HTMLElement {
  const page = document.getElementById("page");
  if (!page) throw new Error("The document has no page.");
  showEveryCharacter(document.body);
  l10n.config({ contents: page.dataset["translations"] ?? "{}" });
  return page;
}

/**
 * Puts values into a translated text.
 * @param text has places such as `{0}`.
 */
export function fill(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
