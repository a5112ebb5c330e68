import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { addCounts, nothingRun } from "./counts.mjs";
import { packageBin } from "./packageBin.mjs";
import { inProject } from "./paths.mjs";
import { runNode } from "./program.mjs";
import { say } from "./say.mjs";

/**
 * Runs built tests with mocha in plain Node, showing its progress.
 *
 * @param {string} area the folder under `test/`
 * @param {string[]} args further arguments of mocha
 * @param {Record<string, string>} env variables for the tests
 * @returns {Promise<import("./counts.mjs").Counts>} a run that ended without a result counts as one failure
 */
export async function runMocha(area, args, env = {}) {
  const counts = inProject("out", `counts-${area}.json`);
  mkdirSync(inProject("out"), { recursive: true });
  rmSync(counts, { force: true });
  const code = await runNode(
    ["--enable-source-maps", packageBin("mocha"), ...args, `out/test/${area}/**/*.test.js`],
    {
      ...env,
      CODER_ACCESS_COUNTS: counts,
    },
  );
  const result = existsSync(counts) ? JSON.parse(readFileSync(counts, "utf8")) : undefined;
  if (result === undefined || (code !== 0 && result.failed === 0)) {
    say(`  ✘ The ${area} tests ended with code ${code} and without a result.`);
    return addCounts(result ?? nothingRun, {
      ...nothingRun,
      failed: 1,
      failures: [`${area} tests, whose run gave no result`],
    });
  }
  return result;
}
