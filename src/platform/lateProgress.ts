import { quietly } from "./background";
import { Cancelled } from "./errors";
import { type Report, withProgress } from "./shown/progress";

/** Work that finishes within this time needs no progress notification, ms. */
const patience = 1_000;

/** Reports how far the work is. */
export type Progress = {
  /** @param message the current step; @param share the part of the whole done since the last call, 0 to 1. */
  readonly report: (message: string | undefined, share?: number) => void;
};

/**
 * Runs work, and shows its progress once it takes more than a second, with a button to cancel if possible.
 * @param title the name of the work: "Expiring 3 tokens".
 * @param run the work; its signal is aborted when the person cancels.
 * @param options `cancellable`: false for work that must not be interrupted, such as creating a token.
 * @returns the result of the work.
 * @throws Cancelled if the work failed after the person cancelled it; otherwise whatever it threw.
 */
export async function withLateProgress<Result>(
  title: string,
  run: (signal: AbortSignal, progress: Progress) => Promise<Result>,
  { cancellable = true }: { readonly cancellable?: boolean } = {},
): Promise<Result> {
  const cancelling = new AbortController();
  let shown: Report | undefined;
  let message: string | undefined;
  let share = 0;
  const pass = () => {
    shown?.({ ...(message === undefined ? {} : { message }), increment: share * 100 });
    if (shown) share = 0;
  };
  const working = run(cancelling.signal, {
    report: (said, more = 0) => {
      message = said;
      share += more;
      pass();
    },
  });
  const waiting = setTimeout(() => {
    quietly(
      "Showing progress",
      withProgress({ in: "notification", title, cancellable }, async (report, cancelled) => {
        cancelled.onCancellationRequested(() => cancelling.abort());
        shown = report;
        pass();
        await working.catch(() => undefined);
      }),
    );
  }, patience);
  try {
    return await working;
  } catch (error) {
    // The person who cancelled knows why it ended.
    throw cancelling.signal.aborted ? new Cancelled() : error;
  } finally {
    clearTimeout(waiting);
  }
}
