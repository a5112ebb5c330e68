import type { Page, Request } from "playwright-core";

/**
 * The address that was meant when VS Code opened a loopback address in a browser: it turns
 * `http://127.0.0.1:4567/x` into `/proxy/4567/x` on its own origin. Any other address is itself.
 * @param opened the address that the new tab went to.
 */
export function originalAddress(opened: string): string {
  const url = new URL(opened);
  const proxied = /^\/proxy\/(\d+)(\/.*)?$/.exec(url.pathname);
  if (proxied === null) return opened;

  return `http://127.0.0.1:${proxied[1] ?? ""}${proxied[2] ?? "/"}${url.search}${url.hash}`;
}

/**
 * Does something that opens a tab, says yes when VS Code asks whether it may, and gives the tab.
 * @param page the workbench.
 * @param action what opens the tab.
 * @returns the tab, and the address that was meant, before any redirect; the tab goes to that address itself,
 *   and not by way of VS Code.
 */
export async function openedTab(
  page: Page,
  action: () => Promise<void>,
): Promise<{ readonly tab: Page; readonly address: string }> {
  const context = page.context();
  const opening = context.waitForEvent("page");
  const asking = context.waitForEvent("request", (request) => isNavigationOfAnother(request, page));
  // Those who await them below hear of a failure; until then nobody does.
  opening.catch(() => undefined);
  asking.catch(() => undefined);
  const question = page.locator(".monaco-dialog-box").getByRole("button", { name: /^Open/ });
  question.click().catch(() => undefined);
  await action();
  const tab = await opening;
  const opened = (await asking).url();
  const address = originalAddress(opened);
  if (address !== opened) await tab.goto(address);

  return { tab, address };
}

function isNavigationOfAnother(request: Request, page: Page): boolean {
  if (!request.isNavigationRequest()) return false;

  try {
    return request.frame().page() !== page;
  } catch {
    // A tab that is just being made has no frame to show yet.
    return true;
  }
}
