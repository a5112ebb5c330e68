/**
 * Creates an icon that repeats what the text beside it says; it is hidden from assistive technology.
 * @param markup the text of an SVG file in the icon package.
 * @param look a class in addition to `icon`.
 */
export function icon(markup: string, look = ""): Element {
  const template = document.createElement("template");
  template.innerHTML = markup;
  const picture = template.content.firstElementChild;
  if (!picture) throw new Error("An icon has no element.");
  picture.setAttribute("class", `icon ${look}`.trim());
  picture.setAttribute("aria-hidden", "true");
  return picture;
}
