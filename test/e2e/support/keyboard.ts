import type { Page } from "playwright-core";

/**
 * Presses keys one after another, as a person without a mouse does.
 * @param keys names such as `Tab`, `Shift+Tab`, `ArrowDown`, `ControlOrMeta+a`.
 */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** What the keyboard acts on at the moment. */
export interface Focused {
  readonly role: string;
  readonly name: string;
}

/**
 * @returns the role and the name of what has the focus, looked up through the nested frames of webviews.
 */
export async function focused(page: Page): Promise<Focused> {
  for (const frame of page.frames().reverse()) {
    const found = (await frame.evaluate(describeFocus).catch(() => null)) as Focused | null;
    if (found !== null) return found;
  }
  return { role: "", name: "" };
}

/** Runs in the page. A frame's element has the focus in every frame above the one that really has it. */
const describeFocus = `(() => {
  const element = document.activeElement;
  if (!document.hasFocus() || !element || element === document.body || element.tagName === "IFRAME") {
    return null;
  }
  const labels = element.labels ? Array.from(element.labels, (label) => label.textContent.trim()) : [];
  const labelledBy = (element.getAttribute("aria-labelledby") ?? "")
    .split(/\\s+/)
    .map((id) => id && document.getElementById(id)?.textContent.trim())
    .filter(Boolean);
  return {
    role: element.getAttribute("role") ?? element.tagName.toLowerCase(),
    name:
      element.getAttribute("aria-label") ??
      (labelledBy.length > 0 ? labelledBy : labels.length > 0 ? labels : [element.textContent.trim()]).join(" "),
  };
})()`;
