/**
 * The rooms whose guards are tested, and below `test/` the folders and files that test them. They include
 * tests written for the inside of VS Code if its stand-in (test/support/vscode) suffices for them.
 *
 * @type {Record<string, { tests: string[] }>}
 */
export const rooms = {
  core: { tests: ["unit/core"] },
  coder: { tests: ["unit/coder", "unit/session/deployments/probe", "integration/networkTls"] },
  session: {
    tests: [
      "unit/session",
      "integration/authenticationProvider",
      "integration/networkFiles",
      "integration/networkHeaders",
      "integration/networkMalformed",
      "integration/networkTls",
      "integration/refusals",
      "integration/sessions",
    ],
  },
  tokens: {
    tests: ["unit/tokens", "integration/bulk", "integration/explorer", "integration/hostileServers"],
  },
};

/** The minimum share of mutants, in percent, that the tests of a room must notice. */
export const leastScore = 85;

/**
 * Tests that cover no single guard and would run for each of thousands of mutants: size measurements,
 * comparisons with every decision of a server, and lives that are killed at every step in separate processes.
 */
export const leftOut = [
  "unit/core/agreement",
  "unit/core/serverDecisions",
  "unit/core/weight",
  "unit/coder/weight",
  "unit/tokens/killAtEveryStep",
];
