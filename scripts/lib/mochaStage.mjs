import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { addCounts, nothingRun } from "./counts.mjs";
import { packageBin } from "./packageBin.mjs";
import { inProject, root } from "./paths.mjs";
import { runNode } from "./program.mjs";
import { say } from "./say.mjs";

/** If more files than this fail, something is wrong that a second attempt would only hide. */
const mostFilesOnceMore = 3;

/**
 * Runs built tests with mocha in plain Node, showing the progress.
 *
 * @param {string} area the folder under `test/`
 * @param {string[]} args further arguments of mocha
 * @param {Record<string, string>} env variables for the tests
 * @returns {Promise<import("./counts.mjs").Counts>} a run that ended without a result counts as one failure
 */
export async function runMocha(area, args, env = {}) {
  const { code, files } = await run(area, [...args, `out/test/${area}/**/*.test.js`], env);
  const counts = sum(Object.values(files ?? {}));
  if (files !== undefined && (code === 0 || counts.failed > 0)) return counts;
  say(`  ✘ The ${area} tests ended with code ${code} and without a result.`);
  return addCounts(counts, {
    ...nothingRun,
    failed: 1,
    failures: [`${area} tests, whose run gave no result`],
  });
}

/**
 * Runs built tests that use a whole VS Code, where a busy machine occasionally causes a failure: a file with
 * a failure is run once more, alone. The closing lines name what passed only then. Files that were not run in
 * parallel were selected by somebody who is looking for a fault, so they run once.
 *
 * @param {string} area the folder under `test/`
 * @param {{ beside: string[], always: string[] }} args of mocha: those for running files in parallel, and all
 * others
 * @param {Record<string, string>} env variables for the tests
 * @returns {Promise<import("./counts.mjs").Counts>} a run that ended without a result counts as one failure
 */
export async function runMochaTwice(area, { beside, always }, env) {
  const first = await runMocha(area, [...beside, ...always], env);
  if (beside.length === 0) return first;
  const failed = Object.entries(readFiles(area) ?? {}).filter(([, counts]) => counts.failed > 0);
  const whole = sum(failed.map(([, counts]) => counts));
  // A failure outside every file, or in too many of them, is final.
  if (failed.length === 0 || failed.length > mostFilesOnceMore || whole.failed !== first.failed) return first;
  if (failed.some(([file]) => file === "")) return first;

  const names = failed.map(([file]) => path.relative(root, file));
  say(`\n── Once more, alone: ${names.join(", ")}`);
  const { files } = await run(area, [...always, ...names], env);
  const second = sum(Object.values(files ?? {}));
  // A second run that reports less than the first proves nothing.
  if (second.passed + second.failed + second.skipped < whole.passed + whole.failed) return first;
  const still = new Set(second.failures);
  return {
    passed: first.passed - whole.passed + second.passed,
    failed: second.failed,
    skipped: first.skipped - whole.skipped + second.skipped,
    failures: second.failures,
    unsteady: whole.failures.filter((title) => !still.has(title)),
  };
}

async function run(area, args, env) {
  const target = countsOf(area);
  mkdirSync(inProject("out"), { recursive: true });
  rmSync(target, { force: true });
  const code = await runNode(["--enable-source-maps", packageBin("mocha"), ...args], {
    ...env,
    CODER_ACCESS_COUNTS: target,
  });
  return { code, files: readFiles(area) };
}

function countsOf(area) {
  return inProject("out", `counts-${area}.json`);
}

/** @returns {Record<string, import("./counts.mjs").Counts> | undefined} */
function readFiles(area) {
  const target = countsOf(area);
  return existsSync(target) ? JSON.parse(readFileSync(target, "utf8")) : undefined;
}

function sum(counts) {
  return counts.reduce(addCounts, nothingRun);
}
