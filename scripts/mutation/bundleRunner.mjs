import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
} from "@stryker-mutator/api/test-runner";
import { runFile } from "./runFile.mjs";

const require = createRequire(path.resolve("package.json"));

/**
 * How long each test took without a mutant, in ms; written by the process that measured it, for the others.
 */
const timesFile = path.resolve("out", "test", "times.json");

/** Where the instrumented code looks for its orders, and records what it executed. */
const orders = (globalThis.__stryker__ ??= {});

/**
 * Runs built test files, each a bundle of its own with everything it uses from `src`. A file is reloaded for
 * each mutant, so that code that runs while loading is mutated too and nothing is left of the previous
 * mutant.
 */
export class BundleRunner {
  #files;
  #log;
  #times;
  #msOf;

  constructor({ bundles: { leftOut } }, log) {
    this.#log = log;
    // Only what the room needs was built.
    this.#files = readdirSync(path.resolve("out", "test"), { recursive: true })
      .filter((name) => name.endsWith(".test.js"))
      .map((name) => name.replace(/\.test\.js$/, "").replaceAll(path.sep, "/"))
      .filter((name) => !leftOut.includes(name));
    // A mutant may fail after its tests, when nobody waits for it any more.
    process.on("unhandledRejection", () => undefined);
    process.on("uncaughtException", () => undefined);
    shortenProperties();
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Runs all tests without a mutant, to learn which of them execute which mutants. */
  async dryRun() {
    const tests = [];
    orders.activeMutant = undefined;
    const coverage = (orders.mutantCoverage = { static: {}, perTest: {} });
    for (const file of this.#files) {
      const onTest = (id) => (orders.currentTestId = id);
      const results = await runFile(file, { limitOf: () => 120_000, onTest });
      orders.currentTestId = undefined;
      for (const { id, failure } of results) {
        if (failure !== undefined)
          this.#log.warn(`Left out, since it fails without a mutant: ${id}\n${failure}`);
      }
      const passed = results.filter(({ failure }) => failure === undefined);
      tests.push(...passed);
      // Code that ran while the file loaded, or between two tests, matters to every test of the file.
      for (const { id } of passed) Object.assign((coverage.perTest[id] ??= {}), coverage.static);
      for (const mutant of Object.keys(coverage.static)) delete coverage.static[mutant];
    }
    const ids = new Set(tests.map(({ id }) => id));
    for (const id of Object.keys(coverage.perTest)) if (!ids.has(id)) delete coverage.perTest[id];
    mkdirSync(path.dirname(timesFile), { recursive: true });
    writeFileSync(timesFile, JSON.stringify(Object.fromEntries(tests.map(({ id, ms }) => [id, ms]))));
    return { status: DryRunStatus.Complete, tests: tests.map(asResult), mutantCoverage: coverage };
  }

  /**
   * The ms after which a test counts as hanging: generous, even on a busy machine, compared with its time
   * without a mutant.
   */
  #limitOf(id) {
    return 5_000 + 5 * (this.#timesOf()[id] ?? 0);
  }

  #timesOf() {
    this.#times ??= JSON.parse(readFileSync(timesFile, "utf8"));
    return this.#times;
  }

  /** For a file of `src/`, the tests named after it come first, then the fastest ones. */
  #likeliestFirst(source) {
    this.#msOf ??= new Map(
      this.#files.map((file) => [
        file,
        Object.entries(this.#timesOf()).reduce(
          (sum, [id, ms]) => (id.startsWith(`${file}: `) ? sum + ms : sum),
          0,
        ),
      ]),
    );
    const namesake = `/${path.basename(source, ".ts")}`;
    const rank = (file) => (file.endsWith(namesake) ? -1 : this.#msOf.get(file));
    return [...this.#files].sort((a, b) => rank(a) - rank(b));
  }

  /** Runs the tests that execute a mutant, until one notices it. */
  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    orders.mutantCoverage = undefined;
    orders.currentTestId = undefined;
    orders.activeMutant = activeMutant.id;
    orders.hitCount = hitLimit === undefined ? undefined : 0;
    orders.hitLimit = hitLimit;
    let nrOfTests = 0;
    for (const file of this.#likeliestFirst(activeMutant.fileName)) {
      const wanted = testFilter?.filter((id) => id.startsWith(`${file}: `));
      if (wanted?.length === 0) continue;
      const results = await runFile(file, { limitOf: (id) => this.#limitOf(id), wanted, bail: true });
      nrOfTests += results.length;
      const endless = determineHitLimitReached(orders.hitCount, hitLimit);
      if (endless) return { ...endless, status: MutantRunStatus.Timeout };
      const failed = results.find(({ failure }) => failure !== undefined);
      if (failed) {
        const { id, failure } = failed;
        return { status: MutantRunStatus.Killed, killedBy: [id], failureMessage: failure, nrOfTests };
      }
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }
}

/** Fewer examples than for people, without shrinking: all that matters is that one fails. */
function shortenProperties() {
  const exports = require("fast-check");
  const most = Number(process.env.RUNS);
  const assert = (property, options) =>
    exports.default.assert(property, {
      ...options,
      numRuns: Math.min(options?.numRuns ?? most, most),
      endOnFailure: true,
    });
  require.cache[require.resolve("fast-check")].exports = {
    ...exports,
    __esModule: true,
    assert,
    default: { ...exports.default, assert },
  };
}

function asResult({ id, file, ms }) {
  const fileName = path.resolve("test", `${file}.test.ts`);
  return { id, name: id, fileName, timeSpentMs: ms, status: TestStatus.Success };
}
