/** Background work. A function is called immediately, so that its synchronous errors are caught as well. */
export type Work = PromiseLike<unknown> | (() => PromiseLike<unknown>);

/** What to do when background work fails. */
export type FailureWatch = {
  /** Shows the failure to the person, who is waiting for the work. */
  readonly show: (doing: string, error: unknown) => void;
  /** Only logs the failure, if showing it would help nobody. */
  readonly note: (doing: string, error: unknown) => void;
};

let watch: FailureWatch | undefined;

/**
 * Sets where failures go. Without this call they stay unhandled rejections, as in a test of a single module.
 */
export function watchBackground(by: FailureWatch): void {
  watch = by;
}

/**
 * Runs work that the person started but no code awaits, and shows its failure to them.
 * @param doing the name of the work, for the log.
 * @param work the work.
 */
export function inBackground(doing: string, work: Work): void {
  begin(work).catch((error: unknown) => report("show", doing, error));
}

/**
 * Runs background work that nobody would miss. Its failure is only logged.
 * @param doing the name of the work, for the log.
 * @param work the work.
 */
export function quietly(doing: string, work: Work): void {
  begin(work).catch((error: unknown) => report("note", doing, error));
}

async function begin(work: Work): Promise<void> {
  await (typeof work === "function" ? work() : work);
}

function report(how: keyof FailureWatch, doing: string, error: unknown): void {
  if (!watch) throw error;
  try {
    watch[how](doing, error);
  } catch {
    // VS Code is shutting down and has closed its channels, so there is nowhere left to report to.
  }
}
