import type { Sample } from "./messages";

const blocks = "▁▂▃▄▅▆▇█";

/** Draws numbers as a line of blocks, from nothing to the highest. */
export function plot(values: readonly number[]): string {
  const highest = Math.max(...values, 1e-9);
  return values
    .map((value) => blocks[Math.min(blocks.length - 1, Math.floor((value / highest) * blocks.length))])
    .join("");
}

/** How much more the last third may have than the first: a part of it, and so many. */
const allowed: Readonly<Record<keyof Sample, readonly [part: number, more: number]>> = {
  heap: [0.1, 2],
  sockets: [0, 2],
  timers: [0, 3],
  listeners: [0, 1],
  // Each token that is listed may have some, and there are more of them at one time than at another.
  records: [0.25, 20],
};

/** What became of one thing that a window holds. */
export type Trend = {
  readonly what: keyof Sample;
  readonly plot: string;
  /** The median of the first third, and of the last. */
  readonly first: number;
  readonly last: number;
  readonly isFlat: boolean;
};

/**
 * Compares the first third of the samples with the last.
 * @param samples at least three, oldest first.
 */
export function trendsOf(samples: readonly Sample[]): Trend[] {
  const third = Math.max(1, Math.floor(samples.length / 3));
  return (Object.keys(allowed) as (keyof Sample)[]).map((what) => {
    const values = samples.map((sample) => sample[what]);
    const [first, last] = [middle(values.slice(0, third)), middle(values.slice(-third))];
    const [part, more] = allowed[what];
    return { what, plot: plot(values), first, last, isFlat: last <= first * (1 + part) + more };
  });
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
