import { CoderError, type ErrorsByKind } from "../../coder/errors/coderError";
import { isOfKind } from "../../coder/errors/isOfKind";
import { Explained } from "../../platform/errors";

/** The result for one of many items. */
export type EndOutcome<Item> =
  | { readonly item: Item; readonly kind: "done" }
  /** A second look showed that it is over: it was gone or had expired before we tried. */
  | { readonly item: Item; readonly kind: "gone" }
  /** The session may not end it, or not even see it: it may still be alive. */
  | { readonly item: Item; readonly kind: "notAllowed" }
  | { readonly item: Item; readonly kind: "failed"; readonly error: CoderError | Explained }
  /** Cancelled, or not tried because the server stopped responding to us. */
  | { readonly item: Item; readonly kind: "untouched" };

export type EndManyOptions<Item> = {
  /** Ends one item. @throws CoderError */
  readonly end: (item: Item, signal: AbortSignal) => Promise<void>;
  /**
   * Looks again at an item that the server reports as missing. That alone proves nothing, since the server
   * answers the same if the session may not see it. @returns whether it is certainly over. @throws CoderError
   */
  readonly isOver: (item: Item, signal: AbortSignal) => Promise<boolean>;
  /** Stops before the next item and cancels requests in progress. */
  readonly signal: AbortSignal;
  /** Called after each item with the number finished. */
  readonly onProgress?: (dealtWith: number) => void;
  /** Called when the server asks for a pause, in seconds. */
  readonly onPause?: (seconds: number) => void;
  /** Waits, ms; returns early without an error when the signal is aborted. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

/** Servers allow hundreds of requests a minute; running a few in parallel hides the round trips. */
const atOnce = 4;
/**
 * The pause if the server asks for one without saying how long, in seconds: its rate limits apply per minute.
 */
const usualPause = 60;
/** We accept no longer pause than this, in seconds: a server that asks for more gets no more requests. */
const longestPause = 600;
/** After this many pauses for one item, we stop asking a server that keeps refusing. */
const mostPauses = 5;

/**
 * Ends many items, a few at a time. If the server asks for a pause (429), all of them wait as long as
 * `Retry-After` says. If the session has ended, or the server is unreachable or wants a pause of more than
 * ten minutes or one after the other, the rest is left untouched.
 * @param items what to end.
 * @returns the result for each item, in the order of `items`.
 * @throws whatever `end` threw, if it is not a CoderError.
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
  /** Interprets a refusal: returns the error itself, or that the item is over. */
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
          // It wants too long a pause, or one again and again.
          isOfKind(ending.error, "rateLimited"));
      if (isHopeless) stopping.abort();
      if (ending.kind !== "untouched") onProgress?.((dealtWith += 1));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return endings;
}

/** Stands for the absence of an error. */
const over = Symbol("over");

function isShortPause(error: unknown): error is ErrorsByKind["rateLimited"] {
  return isOfKind(error, "rateLimited") && (error.retryAfterSeconds ?? usualPause) <= longestPause;
}

function endingOf<Item>(item: Item, error: unknown, signal: AbortSignal): EndOutcome<Item> {
  if (error === over) return { item, kind: "gone" };
  if (isOfKind(error, "notFoundOrForbidden")) return { item, kind: "notAllowed" };
  // The person who ends them may have signed out, or somebody else may have signed in.
  if (error instanceof Explained) return { item, kind: "failed", error };
  if (!(error instanceof CoderError)) throw error;
  // A cancelled request may still have reached the server; reading the list again will show.
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
