/**
 * The rooms whose guards are held, and below `test/` the folders and files of tests that hold them. Tests made for the inside of
 * VS Code are among them where its stand-in (test/support/vscode) can carry them.
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

/** The least share of mutants, in percent, that the tests of a room must notice. */
export const leastScore = 85;

/**
 * Tests that hold no single guard and would run for each of thousands of mutants: what is weighed, what every decision of
 * a server is compared with, and lives that end at every step in processes of their own.
 */
export const leftOut = [
  "unit/core/agreement",
  "unit/core/serverDecisions",
  "unit/core/weight",
  "unit/coder/weight",
  "unit/tokens/killAtEveryStep",
];
