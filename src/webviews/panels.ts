/** Something that can stay open and be brought to the front. */
export interface Panel {
  /** @param at a part of it to scroll to, if it has such parts. */
  reveal(at?: string): void;
  dispose(): void;
}

/** Keeps at most one panel per key: opening one that is open brings it to the front. */
export class Panels {
  readonly #open = new Map<string, Panel>();

  /**
   * Shows a panel.
   * @param key identifies the panel; an open one keeps what was typed.
   * @param make creates it; call its argument when the panel closes.
   * @param at the part to scroll to in an open one.
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

  /** Whether the panel with this key is open. */
  has(key: string): boolean {
    return this.#open.has(key);
  }

  dispose(): void {
    for (const panel of [...this.#open.values()]) panel.dispose();
  }
}
