import { CoderError, type ErrorsByKind } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";
import { Explained } from "../../platform/errors";

/** What became of one of many. */
export type EndOutcome<Item> =
  | { readonly item: Item; readonly kind: "done" }
  /** A second look showed that it is over: it was gone, or had expired, before we came. */
  | { readonly item: Item; readonly kind: "gone" }
  /** The session may not end it, or not even see it: it may still live. */
  | { readonly item: Item; readonly kind: "notAllowed" }
  | { readonly item: Item; readonly kind: "failed"; readonly error: CoderError | Explained }
  /** Cancelled, or not tried because the server no longer talks to us. */
  | { readonly item: Item; readonly kind: "untouched" };

export type EndManyOptions<Item> = {
  /** Does it to one. @throws CoderError */
  readonly end: (item: Item, signal: AbortSignal) => Promise<void>;
  /**
   * Looks at one again of which the server said that it is not there: that says nothing yet, since a server says the same to
   * whoever may not see it. @returns whether it is over for sure. @throws CoderError
   */
  readonly isOver: (item: Item, signal: AbortSignal) => Promise<boolean>;
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
/** Nobody waits for longer pauses, in seconds: who asks for one gets no more requests. */
const longestPause = 600;
/** A server that keeps refusing after that many pauses will not be asked again. */
const mostPauses = 5;

/**
 * Ends many things one after another, a few at a time. A server that asks for a pause (429) gets it, as long as
 * `Retry-After` says, for all of them together. When the session has ended, the server is out of
 * reach or wants a pause of more than ten minutes, the rest is left untouched.
 * @param items what to end.
 * @returns what became of each, in the order of `items`.
 * @throws what `end` threw, when it is no CoderError.
 */
export async function endMany<Item>(
  items: readonly Item[],
  { end, isOver: isGone, signal, onProgress, onPause, wait = waitFor }: EndManyOptions<Item>,
): Promise<EndOutcome<Item>[]> {
  const endings = items.map((item): EndOutcome<Item> => ({ item, kind: "untouched" }));
  const stopping = new AbortController();
  let next = 0;
  let dealtWith = 0;
  let pause: Promise<void> | undefined;
  const isOver = () => signal.aborted || stopping.signal.aborted;

  const endOne = async (item: Item): Promise<EndOutcome<Item>> => {
    for (let pauses = 0; ;) {
      await pause;
      if (isOver()) return { item, kind: "untouched" };
      try {
        await end(item, signal);
        return { item, kind: "done" };
      } catch (error) {
        if (isShortPause(error) && pauses < mostPauses) {
          pauses += 1;
          pause ??= startPause(error.retryAfterSeconds ?? usualPause);
          continue;
        }
        return endingOf(item, await secondLook(item, error), signal);
      }
    }
  };
  /** What a refusal means: the error itself, or that it is over. */
  const secondLook = async (item: Item, error: unknown): Promise<unknown> => {
    if (!isOfKind(error, "notFoundOrForbidden") || error.isForbidden) return error;
    return isGone(item, signal).then(
      (isThrough) => (isThrough ? over : error),
      (fault: unknown) => fault,
    );
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
        (ending.error instanceof Explained ||
          isOfKind(ending.error, "unauthorized") ||
          ending.error.kind === "unreachable" ||
          (isOfKind(ending.error, "rateLimited") && !isShortPause(ending.error)));
      if (isHopeless) stopping.abort();
      if (ending.kind !== "untouched") onProgress?.((dealtWith += 1));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return endings;
}

/** Stands for no error. */
const over = Symbol("over");

function isShortPause(error: unknown): error is ErrorsByKind["rateLimited"] {
  return isOfKind(error, "rateLimited") && (error.retryAfterSeconds ?? usualPause) <= longestPause;
}

function endingOf<Item>(item: Item, error: unknown, signal: AbortSignal): EndOutcome<Item> {
  if (error === over) return { item, kind: "gone" };
  if (isOfKind(error, "notFoundOrForbidden")) return { item, kind: "notAllowed" };
  // Whoever ends them may have gone, or be somebody else, by now.
  if (error instanceof Explained) return { item, kind: "failed", error };
  if (!(error instanceof CoderError)) throw error;
  // A request that was given up may have arrived; reading the list anew tells.
  if (error.kind === "givenUp" && signal.aborted) return { item, kind: "untouched" };
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
