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
