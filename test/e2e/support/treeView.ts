import type { Locator, Page } from "playwright-core";
import { eventually } from "./eventually";

/**
 * How long a press may take, in ms, before it is tried again: VS Code closes the menu of a row that is drawn anew.
 */
const onePress = 3_000;

/** How long presses are tried, in ms. */
const allPresses = 30_000;

/** A tree in the side bar, found by the name of its view. */
export class TreeView {
  readonly #page: Page;
  /** The whole view, header included. */
  readonly pane: Locator;

  /** @param name the view's name as its header shows it. */
  constructor(page: Page, name: string) {
    this.#page = page;
    this.pane = page.locator(".part.sidebar .pane", {
      has: page.locator(`.pane-header[aria-label^="${name}"]`),
    });
  }

  /** Opens the view below its header, unless it is open. */
  async unfold(): Promise<void> {
    if (!(await this.#isUnfolded())) await this.#header.click();
  }

  /** Closes the view down to its header, unless it is closed. */
  async fold(): Promise<void> {
    if (await this.#isUnfolded()) await this.#header.click();
  }

  get #header(): Locator {
    return this.pane.locator(".pane-header .title");
  }

  async #isUnfolded(): Promise<boolean> {
    return (await this.pane.locator(".pane-header").getAttribute("aria-expanded")) === "true";
  }

  get rows(): Locator {
    return this.pane.locator(".monaco-list-row");
  }

  /** @returns the row with exactly this label. */
  row(label: string): Locator {
    return this.rows
      .filter({ has: this.#page.locator(".label-name").getByText(label, { exact: true }) })
      .first();
  }

  /** @returns what the rows in view show: label and description, with a space between. */
  async texts(): Promise<string[]> {
    const rows = await this.rows.all();
    return Promise.all(
      rows.map(async (row) => {
        const parts = await row.locator(".label-name, .label-description").allInnerTexts();
        return parts.map((part) => part.trim()).join(" ");
      }),
    );
  }

  /** @returns what a screen reader says of the rows in view. */
  async spokenTexts(): Promise<string[]> {
    const rows = await this.rows.all();
    return Promise.all(rows.map(async (row) => (await row.getAttribute("aria-label")) ?? ""));
  }

  /** @returns the texts of the view when it has no rows: paragraphs and buttons of its welcome. */
  welcome(): Locator {
    return this.pane.locator(".welcome-view-content");
  }

  /** Clicks an icon at the end of a row. */
  async inlineAction(label: string, action: string): Promise<void> {
    await eventually(async () => {
      await this.row(label).hover({ timeout: onePress });
      await this.row(label).getByRole("button", { name: action, exact: true }).click({ timeout: onePress });
    }, allPresses);
  }

  /** Opens a row's menu and chooses from it; again, as it says, when the list was just being refreshed. */
  async contextMenu(label: string, item: string): Promise<void> {
    const menu = this.#page.locator(".monaco-menu");
    const lost = this.#page.locator(".notification-toast:visible", {
      hasText: "The list was being refreshed",
    });
    await eventually(async () => {
      if ((await menu.count()) > 0) await this.#page.keyboard.press("Escape");
      await this.row(label).click({ button: "right", timeout: onePress });
      // An item's name ends with its key, where it has one.
      const title = this.#page.locator(".action-label").and(this.#page.getByText(item, { exact: true }));
      const choice = this.#page.getByRole("menuitem").filter({ has: title });
      await menu.locator(choice).hover({ timeout: onePress });
      // The menu that was hovered over must be the one that gets the key.
      await menu.locator(".action-item.focused", { has: choice }).waitFor({ timeout: onePress });
      // A click right after the menu appeared is taken for the end of the click that opened it.
      await this.#page.keyboard.press("Enter");
      const isLost = await lost.waitFor({ timeout: 400 }).then(
        () => true,
        () => false,
      );
      if (!isLost) return;
      await lost.hover();
      await lost.getByRole("button", { name: /^Clear Notification/ }).click();
      throw new Error(`The row of “${label}” was being refreshed.`);
    }, allPresses);
  }

  /** @returns what a row's menu offers; the menu is closed again. */
  async contextMenuItems(label: string): Promise<string[]> {
    await this.row(label).click({ button: "right" });
    const items = this.#page.locator(".monaco-menu").getByRole("menuitem");
    await items.first().waitFor();
    const names = await items.locator(".action-label").allInnerTexts();
    await this.#page.keyboard.press("Escape");
    return names.map((name) => name.trim());
  }

  /** Clicks an icon in the view's header. */
  async titleAction(action: string): Promise<void> {
    await this.pane.hover();
    await this.#page.locator(".part.sidebar").getByRole("button", { name: action, exact: true }).click();
  }
}
