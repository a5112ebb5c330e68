import { CoderError, NotFoundOrForbidden, RateLimited, Unauthorized, Unreachable } from "../../coder";

/** What became of one of many. */
export type Ending<Item> =
  | { readonly item: Item; readonly kind: "done" }
  /** It was gone before we came. */
  | { readonly item: Item; readonly kind: "gone" }
  | { readonly item: Item; readonly kind: "failed"; readonly error: CoderError }
  /** Cancelled, or not tried because the server no longer talks to us. */
  | { readonly item: Item; readonly kind: "untouched" };

export type EndManyOptions<Item> = {
  /** Does it to one. @throws CoderError */
  readonly end: (item: Item, signal: AbortSignal) => Promise<void>;
  /** Stops before the next one; what is under way is given up. */
  readonly signal: AbortSignal;
  /** Called after each one with how many are dealt with. */
  readonly onProgress?: (dealtWith: number) => void;
  /** Called when the server asks for a pause, in seconds. */
  readonly onPause?: (seconds: number) => void;
  /** Waits, ms; ends early without an error when the signal is aborted. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

/** Servers allow hundreds of requests a minute; a few at a time hide the way there and back. */
const atOnce = 4;
/** When the server asks for a pause and does not say how long, in seconds: its windows are a minute. */
const usualPause = 60;
/** A server that keeps refusing after that many pauses will not be asked again. */
const mostPauses = 5;

/**
 * Ends many things one after another, a few at a time. A server that asks for a pause (429) gets it, as long as
 * `Retry-After` says, for all of them together. When the session has ended or the server is out of reach, the rest is left untouched.
 * @param items what to end.
 * @returns what became of each, in the order of `items`.
 * @throws what `end` threw, when it is no CoderError.
 */
export async function endMany<Item>(
  items: readonly Item[],
  { end, signal, onProgress, onPause, wait = waitFor }: EndManyOptions<Item>,
): Promise<Ending<Item>[]> {
  const endings = items.map((item): Ending<Item> => ({ item, kind: "untouched" }));
  const stopping = new AbortController();
  let next = 0;
  let dealtWith = 0;
  let pause: Promise<void> | undefined;
  const isOver = () => signal.aborted || stopping.signal.aborted;

  const endOne = async (item: Item): Promise<Ending<Item>> => {
    for (let pauses = 0; ;) {
      await pause;
      if (isOver()) return { item, kind: "untouched" };
      try {
        await end(item, signal);
        return { item, kind: "done" };
      } catch (error) {
        if (error instanceof RateLimited && pauses < mostPauses) {
          pauses += 1;
          pause ??= startPause(error.retryAfterSeconds ?? usualPause);
          continue;
        }
        return endingOf(item, error, signal);
      }
    }
  };
  const startPause = async (seconds: number): Promise<void> => {
    onPause?.(seconds);
    await wait(seconds * 1000, signal);
    pause = undefined;
  };
  const worker = async () => {
    for (let place = next++; place < items.length && !isOver(); place = next++) {
      const ending = await endOne(items[place] as Item);
      endings[place] = ending;
      const isHopeless =
        ending.kind === "failed" &&
        (ending.error instanceof Unauthorized || ending.error instanceof Unreachable);
      if (isHopeless) stopping.abort();
      if (ending.kind !== "untouched") onProgress?.((dealtWith += 1));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return endings;
}

function endingOf<Item>(item: Item, error: unknown, signal: AbortSignal): Ending<Item> {
  if (error instanceof NotFoundOrForbidden && !error.isForbidden) return { item, kind: "gone" };
  if (!(error instanceof CoderError)) throw error;
  // A request that was given up may have arrived; reading the list anew tells.
  if (error.kind === "cancelled" && signal.aborted) return { item, kind: "untouched" };
  return { item, kind: "failed", error };
}

function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });
}
