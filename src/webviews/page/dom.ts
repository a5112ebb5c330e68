/** The attributes of a new element; `undefined` leaves one out. */
type Attributes = Readonly<Record<string, string | true | undefined>>;

/** The content of an element; texts stay texts, and `undefined` is left out. */
type Child = Node | string | undefined;

/**
 * Creates an element.
 * @param tag its tag name.
 * @param attributes its attributes; `true` sets an empty one.
 * @param children its content.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(name, value === true ? "" : value);

  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/**
 * Returns an ID that is unique in the page.
 * @param purpose the prefix of the ID.
 */
export function uniqueId(purpose: string): string {
  lastId += 1;
  return `${purpose}-${lastId}`;
}
let lastId = 0;

/**
 * Sets or removes an attribute whose value matters to assistive technology.
 * @param value `undefined` removes it.
 */
export function setAttribute(target: Element, name: string, value: string | undefined): void {
  if (value === undefined) target.removeAttribute(name);
  else target.setAttribute(name, value);
}

/** Sets a field's text, and leaves the caret alone if the text is there already. */
export function setValue(target: HTMLInputElement | HTMLSelectElement, value: string): void {
  if (target.value !== value) target.value = value;
}
