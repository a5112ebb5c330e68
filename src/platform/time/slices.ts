/** What the extension host may be kept busy with at once, in ms: other extensions share it. */
const budget = 8;

/** Looking at the clock costs more than a step of most work. */
const stepsBetweenLooks = 32;

/**
 * Runs work in slices of a few ms and lets others have their turn in between.
 * @param work pauses (yields) often.
 * @param signal ends it early.
 * @returns what the work returned.
 * @throws the reason of the signal once it is aborted.
 */
export async function inSlices<Result>(
  work: Generator<unknown, Result>,
  signal?: AbortSignal,
): Promise<Result> {
  for (;;) {
    // First, too: whoever calls may have been busy for as long as anybody should.
    await new Promise<void>((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    const until = performance.now() + budget;
    for (let steps = 1; steps % stepsBetweenLooks !== 0 || performance.now() < until; steps += 1) {
      const step = work.next();
      if (step.done === true) return step.value;
    }
  }
}

/** Does something with each item, one step each, for {@link inSlices}. */
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
