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
 * @typedef {{ grep?: string, headed: boolean, edition: "newest" | "oldest", mocha: string[] }} StageOptions
 * @typedef {import("./counts.mjs").Counts} Counts
 * @typedef {{
 *   title: string,
 *   needs: ((options: StageOptions) => Promise<void>)[],
 *   isBeside?: boolean,
 *   run: (options: StageOptions, print: (line: string) => void) => Promise<Counts | void>,
 * }} Stage `needs` are done once, before the first stage that needs them; it may run beside the next one if neither builds what
 *   the other runs, and prints through `print`
 */

const host = ({ edition }) => ensureHost(edition);
const browser = () => ensureBrowser();
const tests = () => buildTests();

const processors = Math.max(2, availableParallelism());

/**
 * Test files run in parallel, more of them than there are processors, since tests wait for half of their time; a selection by
 * pattern runs sequentially, which suits somebody who is looking for a fault.
 */
function besideEachOther({ grep, headed, mocha }, jobs) {
  if (grep !== undefined || headed || mocha.length > 0) return [];
  return ["--parallel", "--jobs", String(jobs)];
}

function grepOf({ grep }) {
  return grep === undefined ? [] : ["--grep", grep];
}

/**
 * What a person does in the oldest VS Code: the rest of what may differ there, the integration tests see. Its server here opens
 * no other tab at the right address and has no terminals, so nothing that needs one is in it.
 */
const oldestStory =
  "creating a token in quick picks|the explorer of tokens|the details of a token|what is typed and left";

function inThisEdition(options) {
  const { edition, grep } = options;
  return edition === "oldest" ? { ...options, grep: grep ?? oldestStory } : options;
}

/** Runs everything once more if a few tests failed, as `runMochaTwice` does with files. */
async function onceMore(run, grep, print) {
  const first = await run();
  if (grep !== undefined || first.failed === 0 || first.failed > 3) return first;
  print("\n── Once more");
  const second = await run();
  const still = new Set(second.failures ?? []);
  return { ...second, unsteady: (first.failures ?? []).filter((title) => !still.has(title)) };
}

/**
 * In a usual VS Code, and the tests that depend on it once more in a restricted folder on another machine. Both run at once:
 * they mostly wait. What the second prints is kept until the first is done.
 */
async function runInsideVscode({ grep, headed, edition }, print) {
  const { runIntegration } = loadTestHost();
  const options = {
    extension: root,
    tests: inProject("out", "test", "integration", "index.main.js"),
    print,
    headed,
  };
  const usual = () => onceMore(() => runIntegration({ ...options, grep }), grep, print);
  if (grep !== undefined && !onAnotherMachine.test(grep)) return usual();
  const lines = [];
  const other = runIntegration({
    ...options,
    ...anotherMachine(edition),
    print: (line) => lines.push(line),
    grep: grep ?? onAnotherMachine.source,
  });
  // Neither is left running when the other cannot be run.
  const [counts, others] = await Promise.allSettled([usual(), other]);
  lines.forEach((line) => print(line));
  for (const { status, reason } of [counts, others]) if (status === "rejected") throw reason;
  return addCounts(counts.value, others.value);
}

/** @type {Record<string, Stage>} */
export const stages = {
  prepare: { title: "Prepare", needs: [host, browser], run: async () => undefined },
  check: { title: "Checks", needs: [], isBeside: true, run: (_options, print) => runChecks(print) },
  unit: {
    title: "Unit tests, in plain Node",
    needs: [tests],
    run: (options) =>
      runMocha("unit", [...besideEachOther(options, processors * 2), ...grepOf(options), ...options.mocha]),
  },
  integration: {
    title: "Integration tests, inside VS Code's extension host",
    needs: [tests, buildPackage, host, browser],
    run: runInsideVscode,
  },
  e2e: {
    title: "End-to-end tests, the packaged extension in a browser",
    needs: [tests, buildPackage, host, browser],
    run: (asked) => {
      const options = inThisEdition(asked);
      const limit = options.headed ? "0" : "90000";
      return runMochaTwice(
        "e2e",
        {
          beside: besideEachOther(options, processors + 1),
          always: ["--timeout", limit, "--exit", ...grepOf(options), ...options.mocha],
        },
        { CODER_ACCESS_HEADED: options.headed ? "1" : "0" },
      );
    },
  },
  desktop: {
    title: "Integration tests, inside a desktop VS Code",
    needs: [tests, buildExtension],
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
