import { checkHouse } from "./house.mjs";
import { packageBin } from "./packageBin.mjs";
import { captureNode } from "./program.mjs";
import { duration, say } from "./say.mjs";

/** What must hold for the sources before anything runs; each counts as one test. */
function checks() {
  const tsc = packageBin("typescript", "tsc");
  return [
    { name: "lint (eslint)", args: [packageBin("eslint"), "."] },
    { name: "types of the extension and the tests (tsc)", args: [tsc, "--noEmit", "-p", "."] },
    { name: "types of the webview pages (tsc)", args: [tsc, "--noEmit", "-p", "src/webviews/page"] },
    { name: "format (prettier)", args: [packageBin("prettier"), "--check", "."] },
    {
      name: "direction of imports (dependency-cruiser)",
      args: [packageBin("dependency-cruiser", "depcruise"), "src", "test"],
    },
  ];
}

/**
 * Runs all checks, two at a time, and prints the full output of failing ones; then the figures of the house.
 *
 * @param {(line: string) => void} print gets each line
 * @returns {Promise<import("./counts.mjs").Counts>}
 */
export async function runChecks(print = say) {
  const queue = checks();
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const worker = async () => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
      const started = Date.now();
      const { code, output } = await captureNode(check.args);
      const passed = code === 0;
      counts[passed ? "passed" : "failed"] += 1;
      print(`  ${passed ? "✔" : "✘"} ${check.name} (${duration(Date.now() - started)})`);
      if (!passed) {
        counts.failures.push(check.name);
        print(`\n${output.trim()}\n`);
      }
    }
  };
  await Promise.all([worker(), worker()]);
  const stands = await checkHouse(print);
  counts[stands ? "passed" : "failed"] += 1;
  if (!stands) counts.failures.push("the figures of the house");
  return counts;
}
