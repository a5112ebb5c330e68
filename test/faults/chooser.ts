import fc from "fast-check";

/** Random choices that a seed repeats. */
export type Chooser = {
  /** One of several. */
  readonly of: <T>(...choices: readonly T[]) => T;
  /** A whole number from 0 up to, and without, a limit. */
  readonly below: (limit: number) => number;
};

/** Makes random choices from a seed. @param seed a whole number. */
export function chooser(seed: number): Chooser {
  let turn = 0;
  const below = (limit: number): number => {
    turn += 1;
    const [drawn = 0] = fc.sample(fc.noBias(fc.nat({ max: limit - 1 })), {
      seed: (seed * 1_000_003 + turn) | 0,
      numRuns: 1,
    });
    return drawn;
  };
  return { below, of: (...choices) => choices[below(choices.length)] as (typeof choices)[number] };
}

/** A seed of its own for each part of a run. */
export function seedOf(seed: number, ...parts: readonly string[]): number {
  let hash = seed | 0;
  for (const character of parts.join("\u0000")) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) | 0;
  return hash;
}
