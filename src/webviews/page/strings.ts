/**
 * Finds the page's element and the translated texts that the host wrote beside it.
 * @throws SyntaxError when the texts are not JSON; the host writes them, so that is a defect.
 */
export function openPage(): { readonly page: HTMLElement; readonly texts: unknown } {
  const page = document.getElementById("page");
  if (!page) throw new Error("The document has no page.");
  return { page, texts: JSON.parse(page.dataset["strings"] ?? "{}") as unknown };
}

/**
 * Puts values into a translated text.
 * @param text has places such as `{0}`.
 */
export function fill(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
