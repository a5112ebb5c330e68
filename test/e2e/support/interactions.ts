import type { Locator } from "playwright-core";

/** Counts what a person does: each click, each key or chord, and each field that is typed into counts as one. */
export class Interactions {
  readonly #done: string[] = [];

  /** What was done, in order. */
  get done(): readonly string[] {
    return this.#done;
  }

  /** @param what names it for the message of a failure. */
  async click(what: string, target: Locator): Promise<void> {
    await this.by(what, () => target.click());
  }

  async type(what: string, field: Locator, text: string): Promise<void> {
    await this.by(what, () => field.fill(text));
  }

  async press(what: string, field: Locator, key: string): Promise<void> {
    await this.by(what, () => field.press(key));
  }

  /** One interaction that is none of these, such as closing a tab. */
  async by(what: string, act: () => Promise<unknown>): Promise<void> {
    this.#done.push(what);
    await act();
  }
}
