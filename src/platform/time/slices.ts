/**
 * How long we may block the extension host, which other extensions share, in ms. What follows in the same turn, and what V8 does to
 * collect garbage, come on top of it.
 */
const budget = 5;

/** Reading the clock costs more than most steps, so we read it only after this many of them. */
const stepsBetweenLooks = 32;

/**
 * Runs work in slices of a few ms, yielding to the event loop in between.
 * @param work yields often.
 * @param signal stops it early.
 * @returns what the work returned.
 * @throws the signal's reason once it is aborted.
 */
export async function inSlices<Result>(
  work: Generator<unknown, Result>,
  signal?: AbortSignal,
): Promise<Result> {
  for (;;) {
    // Also before the first slice: the caller may already have used up its time.
    await new Promise<void>((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    const until = performance.now() + budget;
    for (let steps = 1; steps % stepsBetweenLooks !== 0 || performance.now() < until; steps += 1) {
      const step = work.next();
      if (step.done === true) return step.value;
    }
  }
}

/** So many items are sorted or merged in one step. */
const itemsPerStep = 32;

/**
 * Sorts in small steps, for {@link inSlices}, since sorting ten thousand at once would hold up everybody.
 * @param compare as `Array.sort` takes it; what is equal keeps its order.
 * @returns a new array.
 */
export function* sortEach<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Generator<undefined, Item[]> {
  if (items.length <= itemsPerStep) {
    yield;
    return [...items].sort(compare);
  }
  const half = items.length >> 1;
  const first = yield* sortEach(items.slice(0, half), compare);
  const second = yield* sortEach(items.slice(half), compare);
  const all: Item[] = [];
  let [from, next] = [0, 0];
  while (from < first.length && next < second.length) {
    const [a, b] = [first[from] as Item, second[next] as Item];
    const isFirst = compare(a, b) <= 0;
    if (isFirst) from += 1;
    else next += 1;
    if (all.push(isFirst ? a : b) % itemsPerStep === 0) yield;
  }
  return all.concat(first.slice(from), second.slice(next));
}

/** Calls a function for each item, one step each, for {@link inSlices}. */
export function* mapEach<Item, Made>(
  items: Iterable<Item>,
  make: (item: Item) => Made,
): Generator<undefined, Made[]> {
  const made: Made[] = [];
  for (const item of items) {
    made.push(make(item));
    yield;
  }
  return made;
}
