import { shownText } from "../../core/text/plainText";

/** Attributes that people see or hear. */
const spokenAttributes = ["title", "aria-label", "placeholder", "alt"];

/**
 * Makes sure that every text of a page shows all its characters and cannot reverse any, whoever wrote it and
 * whichever part of the page inserted it: texts are checked when they are inserted, before they are drawn.
 * @param root the element to watch, with everything inserted into it.
 */
export function showEveryCharacter(root: Element): void {
  const watching = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) lookAt(node);
  });
  watching.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: spokenAttributes,
  });
}

function lookAt(node: Node): void {
  if (node instanceof Text) {
    const shown = shownText(node.data);
    if (shown !== node.data) node.data = shown;
    return;
  }
  if (node instanceof Element) {
    for (const name of spokenAttributes) {
      const value = node.getAttribute(name);
      if (value !== null && value !== shownText(value)) node.setAttribute(name, shownText(value));
    }
  }
  for (const child of node.childNodes) lookAt(child);
}
