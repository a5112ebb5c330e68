import { createRequire } from "node:module";
import path from "node:path";
import mochaPackage from "mocha";

const require = createRequire(path.resolve("package.json"));
const Mocha = mochaPackage.default ?? mochaPackage;

/** Prints nothing. */
class Silence {}

/** Tests may allow themselves a minute, which an endless loop would use up for each mutant. */
function limit(suite, limitOf, idOf) {
  const runnables = [
    ...suite.tests,
    ...["_beforeAll", "_beforeEach", "_afterAll", "_afterEach"].flatMap((hooks) => suite[hooks]),
  ];
  for (const runnable of runnables) runnable.timeout(limitOf(idOf(runnable)));

  for (const inner of suite.suites) limit(inner, limitOf, idOf);
}

/**
 * Reloads a built test file and runs its tests.
 *
 * @param {string} file below `out/test`, without its extension
 * @param {{ limitOf: (id: string) => number, wanted?: string[], bail?: boolean, onTest?: (id: string) => void }} options how long a test
 *   may take, in ms; the ids of the tests to run, all by default; whether to end at the first failure; who is told of each before its hooks run
 * @returns {Promise<{ id: string, file: string, ms: number, failure?: string }[]>} what became of each test; a file that
 *   cannot be loaded is one failed test
 */
export async function runFile(file, { limitOf, wanted, bail = false, onTest }) {
  const built = path.resolve("out", "test", `${file}.test.js`);
  const idOf = (test) => `${file}: ${test.fullTitle()}`;
  const results = [];
  delete require.cache[built];
  const mocha = new Mocha({ ui: "bdd", reporter: Silence, bail });
  mocha.addFile(built);
  try {
    mocha.loadFiles();
  } catch (error) {
    return [{ id: wanted?.[0] ?? `${file}: loads`, file, ms: 0, failure: String(error) }];
  } finally {
    delete require.cache[built];
  }
  mocha.lazyLoadFiles(true);
  limit(mocha.suite, limitOf, idOf);
  if (wanted) keepOnly(mocha.suite, new Set(wanted), idOf);
  if (onTest) {
    mocha.suite.beforeEach(function () {
      onTest(idOf(this.currentTest));
    });
  }
  await new Promise((resolve) => {
    mocha
      .run(resolve)
      .on("pass", (test) => results.push({ id: idOf(test), file, ms: test.duration ?? 0 }))
      .on("fail", (test, error) =>
        results.push({
          id: idOf(test.ctx?.currentTest ?? test),
          file,
          ms: 0,
          failure: String(error?.message ?? error),
        }),
      );
  });
  mocha.dispose();
  return results;
}

function keepOnly(suite, wanted, idOf) {
  suite.tests = suite.tests.filter((test) => wanted.has(idOf(test)));
  for (const inner of suite.suites) keepOnly(inner, wanted, idOf);
}
