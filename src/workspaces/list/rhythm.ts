/** How often a list in sight is read anew, in ms. */
export type Rhythm = {
  /** While something changes; only what changes is read then. */
  readonly fast: number;
  /** What changes for so long without any news is waited for as everything else is. */
  readonly patience: number;
  /** After so long without news, the whole list is read so often. */
  readonly slower: readonly { readonly after: number; readonly every: number }[];
  /** For each page that the list has, so that a long one is no burden on its server. */
  readonly perPage: number;
  /** When the last answer was a failure. */
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

/** What is known of a list that is in sight. */
export type Looked = {
  /** For how long nothing was news, ms. */
  readonly quietFor: number;
  /** How long ago the whole list was read, ms. */
  readonly readAgo: number;
  /** Something in it builds, connects or sets up. */
  readonly isInTransit: boolean;
  readonly isFailing: boolean;
  readonly pages: number;
};

/** @returns in how many ms to look again, and at what. */
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
