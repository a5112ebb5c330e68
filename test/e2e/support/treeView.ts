import type { Locator, Page } from "playwright-core";

/** A tree in the side bar, found by the name of its view. */
export class TreeView {
  readonly #page: Page;
  /** The whole view, header included. */
  readonly pane: Locator;

  /** @param name the view's name as its header shows it */
  constructor(page: Page, name: string) {
    this.#page = page;
    this.pane = page.locator(".part.sidebar .pane", {
      has: page.locator(`.pane-header[aria-label^="${name}"]`),
    });
  }

  get rows(): Locator {
    return this.pane.locator(".monaco-list-row");
  }

  /** @returns the row with exactly this label */
  row(label: string): Locator {
    return this.rows
      .filter({ has: this.#page.locator(".label-name").getByText(label, { exact: true }) })
      .first();
  }

  /** @returns what the rows in view show: label and description, with a space between */
  async texts(): Promise<string[]> {
    const rows = await this.rows.all();
    return Promise.all(
      rows.map(async (row) => {
        const parts = await row.locator(".label-name, .label-description").allInnerTexts();
        return parts.map((part) => part.trim()).join(" ");
      }),
    );
  }

  /** @returns what a screen reader says of the rows in view */
  async spokenTexts(): Promise<string[]> {
    const rows = await this.rows.all();
    return Promise.all(rows.map(async (row) => (await row.getAttribute("aria-label")) ?? ""));
  }

  /** @returns the texts of the view when it has no rows: paragraphs and buttons of its welcome */
  welcome(): Locator {
    return this.pane.locator(".welcome-view-content");
  }

  /** Clicks an icon at the end of a row. */
  async inlineAction(label: string, action: string): Promise<void> {
    await this.row(label).hover();
    await this.row(label).getByRole("button", { name: action, exact: true }).click();
  }

  /** Opens a row's menu and chooses from it. */
  async contextMenu(label: string, item: string): Promise<void> {
    await this.row(label).click({ button: "right" });
    await this.#page.locator(".monaco-menu").getByRole("menuitem", { name: item, exact: true }).hover();
    // A click right after the menu appeared is taken for the end of the click that opened it.
    await this.#page.keyboard.press("Enter");
  }

  /** @returns what a row's menu offers; the menu is closed again */
  async contextMenuItems(label: string): Promise<string[]> {
    await this.row(label).click({ button: "right" });
    const items = this.#page.locator(".monaco-menu").getByRole("menuitem");
    await items.first().waitFor();
    const names = await items.allInnerTexts();
    await this.#page.keyboard.press("Escape");
    return names.map((name) => name.trim());
  }

  /** Clicks an icon in the view's header. */
  async titleAction(action: string): Promise<void> {
    await this.pane.hover();
    await this.#page.locator(".part.sidebar").getByRole("button", { name: action, exact: true }).click();
  }
}
