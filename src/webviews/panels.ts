/** What can be kept open and brought to the front. */
export interface Panel {
  /** @param at a part of it to go to, where it has such parts. */
  reveal(at?: string): void;
  dispose(): void;
}

/** Keeps at most one panel per key: asking for an open one brings it to the front. */
export class Panels {
  readonly #open = new Map<string, Panel>();

  /**
   * Shows a panel.
   * @param key names the panel; what is typed in an open one stays.
   * @param make makes it; its argument is to be called when the panel closes.
   * @param at the part that an open one is to go to.
   */
  show(key: string, make: (onDispose: () => void) => Panel, at?: string): void {
    const existing = this.#open.get(key);
    if (existing) {
      existing.reveal(at);
      return;
    }
    this.#open.set(
      key,
      make(() => this.#open.delete(key)),
    );
  }

  dispose(): void {
    for (const panel of [...this.#open.values()]) panel.dispose();
  }
}
