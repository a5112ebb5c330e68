/**
 * Makes a picture that repeats what a word beside it says; assistive technology does not see it.
 * @param markup the text of an SVG file of the icon package.
 * @param look a class beside `icon`.
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
