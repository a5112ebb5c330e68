// Prints what mocha's own "spec" reporter prints, and writes the counts and the names of failed tests, by
// file, into the file that CODER_ACCESS_COUNTS names, for the combined closing lines of all stages.
const { writeFileSync } = require("node:fs");
const mocha = require("mocha");

const { reporters, Runner } = mocha.default ?? mocha;
const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_RUN_END } = Runner.constants;

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const target = process.env.CODER_ACCESS_COUNTS;
    if (target === undefined) return;

    /** @type {Record<string, import("./counts.mjs").Counts>} */
    const files = {};
    const of = ({ file }) => (files[file ?? ""] ??= { passed: 0, failed: 0, skipped: 0, failures: [] });
    runner.on(EVENT_TEST_PASS, (test) => (of(test).passed += 1));
    runner.on(EVENT_TEST_PENDING, (test) => (of(test).skipped += 1));
    runner.on(EVENT_TEST_FAIL, (testOrHook) => {
      const counts = of(testOrHook);
      counts.failed += 1;
      counts.failures.push(testOrHook.fullTitle());
    });
    runner.once(EVENT_RUN_END, () => writeFileSync(target, JSON.stringify(files)));
  }
};
