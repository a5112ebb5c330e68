import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { eventually } from "./eventually";

/** The box at the top that asks for a text (input box) or a choice (quick pick). */
export class QuickInput {
  readonly widget: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.widget = page.locator(".quick-input-widget");
  }

  /** The text field of an input box, or the filter of a quick pick. */
  get field(): Locator {
    return this.widget.locator(".quick-input-box input");
  }

  /** The choices of a quick pick. */
  get rows(): Locator {
    return this.widget.locator(".quick-input-list .monaco-list-row");
  }

  /** Waits until it asks under a title, and gives the title. */
  async title(): Promise<string> {
    return this.widget.locator(".quick-input-title", { hasText: /\S/ }).innerText();
  }

  /**
   * Waits for the sentence under the field: what is asked, or what is wrong with the text.
   * @param containing a part of the sentence that is waited for; any sentence when absent.
   */
  async message(containing: string | RegExp = /\S/): Promise<string> {
    return this.widget.locator(".quick-input-message", { hasText: containing }).innerText();
  }

  /** Writes a text without accepting it. */
  async fill(text: string): Promise<void> {
    await this.field.fill(text);
  }

  /**
   * Writes a text, when one is given, and accepts. VS Code passes over an Enter that comes before it has taken note that an
   * input is open, so a person presses it again.
   */
  async accept(text?: string): Promise<void> {
    if (text !== undefined) await this.fill(text);
    const before = await this.#asked();
    for (let press = 0; press < 3 && (await this.#asked()) === before; press += 1) {
      await this.field.press("Enter");
      await eventually(async () => assert.notEqual(await this.#asked(), before), 2_000).catch(
        () => undefined,
      );
    }
  }

  /** All that it shows, to see whether it went on to something else. */
  async #asked(): Promise<string> {
    if (!(await this.widget.isVisible())) return "";
    return this.widget.innerText({ timeout: 1_000 }).catch(() => "");
  }

  /** Waits until it asks with these words in its field. */
  async asks(placeholder: string | RegExp): Promise<void> {
    await this.widget.getByPlaceholder(placeholder).waitFor();
  }

  /** Types a text, waits until the choice with this label is the first one, and takes it with Enter. */
  async choose(text: string, label = text): Promise<void> {
    await this.field.pressSequentially(text);
    await this.widget
      .locator(".monaco-list-row.focused .label-name")
      .getByText(label, { exact: true })
      .waitFor();
    await this.#page.keyboard.press("Enter");
  }

  /** Chooses the row with exactly this label. */
  async pick(label: string): Promise<void> {
    await this.row(label).click();
  }

  /** @returns the row with exactly this label; what was typed is marked in it, as an element of its own. */
  row(label: string): Locator {
    const whole = new RegExp(`^\\s*${label.replace(/\W/g, "\\$&")}\\s*$`);
    return this.rows.filter({ has: this.#page.locator(".label-name", { hasText: whole }) }).first();
  }

  /** @returns the labels of the choices in view. */
  async labels(): Promise<string[]> {
    await this.rows.first().waitFor();
    return this.rows.locator(".quick-input-list-label .label-name").allInnerTexts();
  }

  /** Leaves it with Escape. Another one may follow at once. */
  async cancel(): Promise<void> {
    await this.field.press("Escape");
  }
}
