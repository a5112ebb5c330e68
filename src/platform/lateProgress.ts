import { quietly } from "./background";
import { Cancelled } from "./errors";
import { type Report, withProgress } from "./shown/progress";

/** Nobody needs to be told about work that is done within this time, ms. */
const patience = 1_000;

/** Tells how far the work is. */
export type Progress = {
  /** @param message what is being done; @param share how much of the whole was done since the last call, 0 to 1. */
  readonly report: (message: string | undefined, share?: number) => void;
};

/**
 * Does something, and shows its progress as soon as it takes more than a second, with a button to cancel where that is possible.
 * @param title what is done: "Expiring 3 tokens".
 * @param run the work; its signal is aborted when the person cancels.
 * @param options `cancellable`: false for work that has to go on once it began, such as creating a token.
 * @returns what the work gave.
 * @throws Cancelled when the work failed after the person cancelled it; else what it threw.
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
    // Whoever cancels knows why it ended.
    throw cancelling.signal.aborted ? new Cancelled() : error;
  } finally {
    clearTimeout(waiting);
  }
}
