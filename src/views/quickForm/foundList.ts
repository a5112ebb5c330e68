/** Time in which a press of Enter may still be under way, in ms. */
const underWay = 500;

/**
 * What was found while a person types, each thing at the place it got first: VS Code names a choice by its place in the list, and
 * would take another one for it if things moved while Enter is on its way. Only the row for all of them moves, since it is the last.
 */
export class FoundList<Item> {
  readonly #things = new Map<string, Item>();
  readonly #keyOf: (item: Item) => string;
  readonly #all: Item | undefined;
  readonly #now: () => number;
  /** The place of the row for all of them before it moved, and when it did. */
  #moved: { readonly from: number; readonly at: number } | undefined;
  #allAt: number | undefined;

  /**
   * @param keyOf tells things apart.
   * @param all the row for all of them; undefined when there is none.
   * @param now ms since any time.
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
   * Takes up what was found.
   * @param found for what is typed now.
   * @param isAllOffered whether the row for all of them may be chosen: never as the only answer to a text.
   * @returns every row; `isFresh` says that it fits what is typed, whatever its name is.
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

  /** Says whether a chosen row is the one that was meant, and not one that just took the place of the row for all of them. */
  isMeant(item: Item): boolean {
    const place = [...this.#things.keys()].indexOf(this.#keyOf(item));
    return this.#moved?.from !== place || this.#now() - this.#moved.at > underWay;
  }
}
