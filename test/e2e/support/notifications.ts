import type { Locator, Page } from "playwright-core";
import { eventually } from "./eventually";

/** The messages at the lower right, and what is left of them in the notification centre. */
export class Notifications {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** @param text a part of the message, or a pattern; any message when absent. */
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

  /** Dismisses a message with its cross, unless it leaves by itself. */
  async dismiss(text: string | RegExp): Promise<void> {
    await this.toast(text).first().waitFor();
    await this.#dismissAll(this.toast(text));
    // VS Code shows no more than three messages within 0.8 s, and a person takes longer than that for the next one.
    await this.#page.waitForTimeout(800);
  }

  /** Dismisses every message that is shown, until there is none. One that leaves by itself is no failure. */
  async clear(): Promise<void> {
    await this.#dismissAll(this.toast());
  }

  async #dismissAll(toasts: Locator): Promise<void> {
    await eventually(async () => {
      while ((await toasts.count()) > 0) {
        const toast = toasts.first();
        await toast.hover({ timeout: 2_000 });
        await toast.getByRole("button", { name: /^Clear Notification/ }).click({ timeout: 2_000 });
      }
    }, 30_000);
  }

  /** @returns the texts of all messages that are shown at the moment. */
  async texts(): Promise<string[]> {
    return this.toast().locator(".notification-list-item-message").allInnerTexts();
  }
}
