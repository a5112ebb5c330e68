/**
 * The rooms whose guards are held, each by the unit tests of these folders.
 *
 * @type {Record<string, { tests: string[] }>}
 */
export const rooms = {
  core: { tests: ["core"] },
  coder: { tests: ["coder"] },
  session: { tests: ["session"] },
  tokens: { tests: ["tokens"] },
};

/** The least share of mutants, in percent, that the tests of a room must notice. */
export const leastScore = 85;

/**
 * Tests that hold no single guard and would run for each of thousands of mutants: what is weighed, what every decision of
 * a server is compared with, and lives that end at every step in processes of their own.
 */
export const leftOut = [
  "core/agreement",
  "core/serverDecisions",
  "core/weight",
  "coder/weight",
  "tokens/killAtEveryStep",
];
