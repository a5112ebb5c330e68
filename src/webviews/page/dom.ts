/** What a new element is given; `undefined` leaves an attribute out. */
type Attributes = Readonly<Record<string, string | true | undefined>>;

/** What goes into an element; texts stay texts, and `undefined` is left out. */
type Child = Node | string | undefined;

/**
 * Makes an element.
 * @param tag its name.
 * @param attributes its attributes; `true` sets an empty one.
 * @param children what it holds.
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
 * Gives an id that is unique in the page.
 * @param purpose what it is for; the id begins with it.
 */
export function uniqueId(purpose: string): string {
  lastId += 1;
  return `${purpose}-${lastId}`;
}
let lastId = 0;

/**
 * Sets or takes away an attribute whose value means something to assistive technology.
 * @param value `undefined` takes it away.
 */
export function setAttribute(target: Element, name: string, value: string | undefined): void {
  if (value === undefined) target.removeAttribute(name);
  else target.setAttribute(name, value);
}

/** Writes a text into a field and leaves the caret alone when the text is there already. */
export function setValue(target: HTMLInputElement | HTMLSelectElement, value: string): void {
  if (target.value !== value) target.value = value;
}
