import type { Locator, Page } from "playwright-core";

/** A question that stands before everything else until it is answered. */
export class ModalDialog {
  readonly box: Locator;

  constructor(page: Page) {
    this.box = page.locator(".monaco-dialog-box");
  }

  /** Waits for the question and gives its sentence. */
  async message(): Promise<string> {
    return this.box.locator(".dialog-message-text").innerText();
  }

  /** Waits for the question and gives the smaller text under its sentence. */
  async detail(): Promise<string> {
    return this.box.locator(".dialog-message-detail").innerText();
  }

  /** @returns the labels of its buttons, in their order. */
  async buttons(): Promise<string[]> {
    await this.box.waitFor();
    return this.box.locator(".dialog-buttons .monaco-button").allInnerTexts();
  }

  /** Clicks a button, and waits until the question is gone. Another one may follow at once. */
  async choose(button: string): Promise<void> {
    const choice = this.box.getByRole("button", { name: button, exact: true });
    const shown = await choice.elementHandle();
    await choice.click();
    await shown.waitForElementState("hidden");
  }
}
