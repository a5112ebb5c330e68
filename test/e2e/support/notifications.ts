import type { Locator, Page } from "playwright-core";

/** The messages at the lower right, and what is left of them in the notification centre. */
export class Notifications {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** @param text a part of the message, or a pattern; any message when absent */
  toast(text?: string | RegExp): Locator {
    const all = this.#page.locator(".notifications-toasts .notification-toast:visible");
    return text === undefined ? all : all.filter({ hasText: text });
  }

  /** Waits for a message and gives its whole text. */
  async text(text: string | RegExp): Promise<string> {
    return this.toast(text).first().locator(".notification-list-item-message").innerText();
  }

  /** Clicks a button of a message. */
  async choose(text: string | RegExp, button: string): Promise<void> {
    await this.toast(text).first().getByRole("button", { name: button, exact: true }).click();
  }

  /** Dismisses a message with its cross. */
  async dismiss(text: string | RegExp): Promise<void> {
    const toast = this.toast(text).first();
    await toast.hover();
    await toast.getByRole("button", { name: /^Clear Notification/ }).click();
  }

  /** Dismisses every message that is shown at the moment. */
  async clear(): Promise<void> {
    for (let left = await this.toast().count(); left > 0; left -= 1) {
      await this.toast().first().hover();
      await this.toast()
        .first()
        .getByRole("button", { name: /^Clear Notification/ })
        .click();
    }
  }

  /** @returns the texts of all messages that are shown at the moment */
  async texts(): Promise<string[]> {
    return this.toast().locator(".notification-list-item-message").allInnerTexts();
  }
}
