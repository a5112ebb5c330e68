/** Work that nobody waits for; a function is called at once, so that what it throws is watched, too. */
export type Work = PromiseLike<unknown> | (() => PromiseLike<unknown>);

/** What becomes of a failure of such work. */
export type FailureWatch = {
  /** Tells the person, who waits for it. */
  readonly show: (doing: string, error: unknown) => void;
  /** Notes it, where telling would help nobody. */
  readonly note: (doing: string, error: unknown) => void;
};

let watch: FailureWatch | undefined;

/** Sets who is told of failures; before that they stay unhandled, as in a test of a part alone. */
export function watchBackground(by: FailureWatch): void {
  watch = by;
}

/**
 * Does something that the person asked for and that nobody waits for: its failure is shown to them.
 * @param doing what is being done, for the log.
 * @param work what is done.
 */
export function inBackground(doing: string, work: Work): void {
  begin(work).catch((error: unknown) => report("show", doing, error));
}

/**
 * Does something that nobody waits for, nor would miss: its failure is only noted.
 * @param doing what is being done, for the log.
 * @param work what is done.
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
    // VS Code closes, and its channels with it: there is nobody left to tell.
  }
}
