import type { BrowserContext, Page } from "playwright-core";

/**
 * The address that was meant when VS Code opened a loopback address in a browser: it turns
 * `http://127.0.0.1:4567/x` into `/proxy/4567/x` on its own origin. Any other address is itself.
 *
 * @param opened the address that the new tab went to
 */
export function originalAddress(opened: string): string {
  const url = new URL(opened);
  const proxied = /^\/proxy\/(\d+)(\/.*)?$/.exec(url.pathname);
  if (proxied === null) {
    return opened;
  }
  return `http://127.0.0.1:${proxied[1] ?? ""}${proxied[2] ?? "/"}${url.search}${url.hash}`;
}

/**
 * Does something that opens a tab, says yes when VS Code asks whether it may, and gives the tab.
 *
 * @param page the workbench
 * @param action what opens the tab
 * @returns the tab, showing the address that was meant, and that address
 */
export async function openedTab(
  page: Page,
  action: () => Promise<void>,
): Promise<{ readonly tab: Page; readonly address: string }> {
  const context: BrowserContext = page.context();
  const opening = context.waitForEvent("page");
  // The one who awaits `opening` below hears of a failure; until then nobody does.
  opening.catch(() => undefined);
  const question = page.locator(".monaco-dialog-box").getByRole("button", { name: /^Open/ });
  const asked = question.click().catch(() => undefined);
  await action();
  const tab = await Promise.race([opening, asked.then(() => opening)]);
  await tab.waitForURL((url) => url.protocol.startsWith("http"), { waitUntil: "commit" });
  const address = originalAddress(tab.url());
  if (address !== tab.url()) {
    await tab.goto(address);
  }
  return { tab, address };
}
