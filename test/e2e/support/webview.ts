import type { ElementHandle, Frame, Locator, Page } from "playwright-core";
import { until } from "../../host/until";

/**
 * Finds the document of a webview in an editor tab, which is the inner one of two nested frames.
 * @param title the title on the tab.
 * @returns the frame, once its document is shown; a document that the extension sets anew is a new frame.
 * @throws Error when no such tab is in front.
 */
export async function webviewFrame(page: Page, title: string): Promise<Frame> {
  const group = page.locator(".editor-group-container", {
    has: page.locator(`.tab[aria-label^="${title}"][aria-selected="true"]`),
  });
  return until(
    async () => {
      for (const outer of await page.locator("iframe.webview.ready:visible").elementHandles()) {
        const inner = await activeFrame(outer);
        if (inner !== undefined && (await lies(outer, group))) return inner;
      }
      return undefined;
    },
    () => `No webview with the title “${title}” is shown.`,
  );
}

async function activeFrame(outer: ElementHandle): Promise<Frame | undefined> {
  const frame = await outer.contentFrame();
  for (const child of frame?.childFrames() ?? []) {
    // A frame may go while it is looked at.
    const id = await child
      .frameElement()
      .then((element) => element.getAttribute("id"))
      .catch(() => undefined);
    if (id === "active-frame") return child;
  }
  return undefined;
}

/** Webviews lie over the editor group they belong to, and not in it. */
async function lies(outer: ElementHandle, group: Locator): Promise<boolean> {
  if ((await group.count()) === 0) return false;

  const [inside, around] = await Promise.all([outer.boundingBox(), group.first().boundingBox()]);
  return (
    inside !== null &&
    around !== null &&
    inside.x >= around.x - 1 &&
    inside.x + inside.width <= around.x + around.width + 1
  );
}
