// Prints what mocha's own "spec" reporter prints, and leaves the counts and the names of what failed in the
// file that CODER_ACCESS_COUNTS names, for the closing lines of all stages together.
const { writeFileSync } = require("node:fs");
const mocha = require("mocha");

const { reporters, Runner } = mocha.default ?? mocha;

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const file = process.env.CODER_ACCESS_COUNTS;
    if (file !== undefined) {
      runner.once(Runner.constants.EVENT_RUN_END, () => {
        const { passes, failures, pending } = runner.stats;
        const counts = { passed: passes, failed: failures, skipped: pending };
        const titles = this.failures.map((failure) => failure.fullTitle());
        writeFileSync(file, JSON.stringify({ ...counts, failures: titles }));
      });
    }
  }
};
