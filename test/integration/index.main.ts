import { readdirSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import Mocha from "mocha";
import { type Counts, reportToRunner } from "../host/suiteReport";

/**
 * Runs every integration test inside VS Code's extension host, for the test host and for the desktop alike.
 * What the reporter prints and the counts go to the port that `CODER_ACCESS_TEST_PORT` names.
 * @throws Error when a test failed, because that is what VS Code's own test runner looks for.
 */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const { failed } = await reportToRunner((print) => {
    Mocha.reporters.Base.consoleLog = (...values: unknown[]) => print(format(...values));
    return runToEnd(createMocha());
  });
  if (failed > 0) throw new Error(`${failed} integration tests failed.`);
}

function createMocha(): Mocha {
  const color = process.env["CODER_ACCESS_TEST_COLOR"] === "1";
  const mocha = new Mocha({ ui: "bdd", reporter: "spec", timeout: 20_000, color });
  const grep = process.env["CODER_ACCESS_TEST_GREP"];
  if (grep !== undefined) mocha.grep(new RegExp(grep));

  for (const file of readdirSync(__dirname, { recursive: true, encoding: "utf8" }).sort())
    if (file.endsWith(".test.js")) mocha.addFile(path.join(__dirname, file));

  return mocha;
}

async function runToEnd(mocha: Mocha): Promise<Counts> {
  return new Promise((resolve) => {
    const failures: string[] = [];
    const runner = mocha.run(() => {
      const stats = runner.stats;
      resolve({
        passed: stats?.passes ?? 0,
        failed: stats?.failures ?? 0,
        skipped: stats?.pending ?? 0,
        failures,
      });
    });
    runner.on("fail", (test) => failures.push(test.fullTitle()));
  });
}
