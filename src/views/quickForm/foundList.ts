/** A press of Enter may still be in transit for this long, in ms. */
const underWay = 500;

/**
 * Search results while a person types, each at the position where it first appeared: VS Code identifies a
 * choice by its position, and would take a different one if rows moved while Enter is in transit. Only the
 * row for the whole kind moves, since it is the last.
 */
export class FoundList<Item> {
  readonly #things = new Map<string, Item>();
  readonly #keyOf: (item: Item) => string;
  readonly #all: Item | undefined;
  readonly #now: () => number;
  /** The position of the row for the whole kind before it moved, and when it moved. */
  #moved: { readonly from: number; readonly at: number } | undefined;
  #allAt: number | undefined;

  /**
   * @param keyOf returns a key that distinguishes items.
   * @param all the row for the whole kind; undefined if there is none.
   * @param now returns ms from any starting point.
   */
  constructor(
    keyOf: (item: Item) => string,
    all: Item | undefined,
    now: () => number = () => performance.now(),
  ) {
    this.#keyOf = keyOf;
    this.#all = all;
    this.#now = now;
  }

  /**
   * Adds search results.
   * @param found the results for the current text.
   * @param isAllOffered whether the row for the whole kind may be chosen: never if it would be the only row
   * for a text.
   * @returns every row; `isFresh` means that it matches the current text, whatever its name is.
   */
  show(found: readonly Item[], isAllOffered: boolean): { readonly item: Item; readonly isFresh: boolean }[] {
    const fresh = new Set(found.map((item) => this.#keyOf(item)));
    for (const item of found) this.#things.set(this.#keyOf(item), item);
    const rows = Array.from(this.#things, ([key, item]) => ({ item, isFresh: fresh.has(key) }));
    if (this.#allAt !== undefined && this.#allAt < rows.length)
      this.#moved = { from: this.#allAt, at: this.#now() };

    const isAllThere = this.#all !== undefined && isAllOffered;
    this.#allAt = isAllThere ? rows.length : undefined;
    return this.#all !== undefined && isAllThere ? [...rows, { item: this.#all, isFresh: true }] : rows;
  }

  /**
   * Whether the person meant the chosen row, and not the row for the whole kind whose position it has just
   * taken.
   */
  isMeant(item: Item): boolean {
    const place = [...this.#things.keys()].indexOf(this.#keyOf(item));
    return this.#moved?.from !== place || this.#now() - this.#moved.at > underWay;
  }
}
