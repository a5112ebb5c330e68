/** How often a visible list is read again, in ms. */
export type Rhythm = {
  /** While something is changing; only that is read then. */
  readonly fast: number;
  /** After changing for this long without news, a workspace is polled like everything else. */
  readonly patience: number;
  /** The longer there is no news, the less often the whole list is read. */
  readonly slower: readonly { readonly after: number; readonly every: number }[];
  /** Added for each page of the list, so that a long one does not burden its server. */
  readonly perPage: number;
  /** If the last request failed. */
  readonly failing: number;
};

export const usualRhythm: Rhythm = {
  fast: 3_000,
  patience: 120_000,
  slower: [
    { after: 0, every: 10_000 },
    { after: 60_000, every: 30_000 },
    { after: 300_000, every: 60_000 },
  ],
  perPage: 3_000,
  failing: 30_000,
};

/** What is known about a visible list. */
export type Looked = {
  /** How long there has been no news, ms. */
  readonly quietFor: number;
  /** How long ago the whole list was read, ms. */
  readonly readAgo: number;
  /** Whether something in it is building, connecting or being set up. */
  readonly isInTransit: boolean;
  readonly isFailing: boolean;
  readonly pages: number;
};

/** @returns in how many ms to read again, and what. */
export function nextLook(
  rhythm: Rhythm,
  looked: Looked,
): { readonly wait: number; readonly at: "changing" | "all" } {
  const { quietFor, readAgo, isInTransit, isFailing, pages } = looked;
  const step = rhythm.slower.findLast(({ after }) => quietFor >= after) ?? { every: rhythm.failing };
  const every = Math.max(isFailing ? rhythm.failing : step.every, pages * rhythm.perPage);
  const wait = Math.max(0, every - readAgo);
  const isFast = isInTransit && !isFailing && quietFor < rhythm.patience && rhythm.fast < wait;
  return isFast ? { wait: rhythm.fast, at: "changing" } : { wait, at: "all" };
}
