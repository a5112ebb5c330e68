import type { Workbench } from "./workbench";

/**
 * Goes to another window and comes back, as a person does who fetches something from a browser. A browser without a
 * screen gives every page the focus at once, so the workbench is told instead.
 * @param elsewhere what is done in between.
 */
export async function lookAway(
  { page }: Workbench,
  elsewhere: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await page.evaluate(`document.hasFocus = () => false; window.dispatchEvent(new Event("blur"));`);
  await elsewhere();
  await page.evaluate(`delete document.hasFocus; window.dispatchEvent(new Event("focus"));`);
}
