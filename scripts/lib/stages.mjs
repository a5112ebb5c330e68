import { availableParallelism } from "node:os";
import { anotherMachine, onAnotherMachine } from "./anotherMachine.mjs";
import { ensureBrowser } from "./browser.mjs";
import { buildExtension, buildPackage, buildTests, loadTestHost } from "./build.mjs";
import { runChecks } from "./checks.mjs";
import { addCounts } from "./counts.mjs";
import { runMocha, runMochaTwice } from "./mochaStage.mjs";
import { inProject, root } from "./paths.mjs";
import { say } from "./say.mjs";
import { ensureHost } from "./vscodeHost.mjs";

/**
 * @typedef {{ grep?: string, headed: boolean, mocha: string[] }} StageOptions
 * @typedef {import("./counts.mjs").Counts} Counts
 * @typedef {{
 *   title: string,
 *   needs: (() => Promise<void>)[],
 *   run: (options: StageOptions) => Promise<Counts | void>,
 * }} Stage `needs` are done once, before the first stage that needs them
 */

/**
 * Test files run in parallel; a selection by pattern runs sequentially, which suits somebody who is looking
 * for a fault.
 */
function besideEachOther({ grep, headed, mocha }) {
  if (grep !== undefined || headed || mocha.length > 0) return [];
  return ["--parallel", "--jobs", String(Math.max(2, availableParallelism()))];
}

function grepOf({ grep }) {
  return grep === undefined ? [] : ["--grep", grep];
}

/** Runs everything once more if a few tests failed, as `runMochaTwice` does with files. */
async function onceMore(run, grep) {
  const first = await run();
  if (grep !== undefined || first.failed === 0 || first.failed > 3) return first;
  say("\n── Once more");
  const second = await run();
  const still = new Set(second.failures ?? []);
  return { ...second, unsteady: (first.failures ?? []).filter((title) => !still.has(title)) };
}

/**
 * Once in a usual VS Code, and the tests that depend on it once more in a restricted folder on another
 * machine.
 */
async function runInsideVscode({ grep, headed }) {
  const { runIntegration } = loadTestHost();
  const options = {
    extension: root,
    tests: inProject("out", "test", "integration", "index.main.js"),
    print: say,
    headed,
  };
  const counts = await onceMore(() => runIntegration({ ...options, grep }), grep);
  if (grep !== undefined && !onAnotherMachine.test(grep)) return counts;
  const others = await runIntegration({
    ...options,
    ...anotherMachine(),
    grep: grep ?? onAnotherMachine.source,
  });
  return addCounts(counts, others);
}

/** @type {Record<string, Stage>} */
export const stages = {
  prepare: { title: "Prepare", needs: [ensureHost, ensureBrowser], run: async () => undefined },
  check: { title: "Checks", needs: [], run: runChecks },
  unit: {
    title: "Unit tests, in plain Node",
    needs: [buildTests],
    run: (options) => runMocha("unit", [...besideEachOther(options), ...grepOf(options), ...options.mocha]),
  },
  integration: {
    title: "Integration tests, inside VS Code's extension host",
    needs: [buildTests, buildExtension, ensureHost, ensureBrowser],
    run: runInsideVscode,
  },
  e2e: {
    title: "End-to-end tests, the packaged extension in a browser",
    needs: [buildTests, buildPackage, ensureHost, ensureBrowser],
    run: (options) =>
      runMochaTwice(
        "e2e",
        {
          beside: besideEachOther(options),
          always: [
            "--timeout",
            options.headed ? "0" : "90000",
            "--exit",
            ...grepOf(options),
            ...options.mocha,
          ],
        },
        {
          CODER_ACCESS_HEADED: options.headed ? "1" : "0",
        },
      ),
  },
  desktop: {
    title: "Integration tests, inside a desktop VS Code",
    needs: [buildTests, buildExtension],
    run: ({ grep }) =>
      loadTestHost().runOnDesktop({
        extension: root,
        tests: inProject("out", "test", "integration", "index.main.js"),
        print: say,
        grep,
      }),
  },
};

/** What `npm test` runs, in this order. */
export const everything = ["check", "unit", "integration", "e2e"];
