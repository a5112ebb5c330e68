// npm run test:faults: everything that a person does, while everything fails that can fail, at a recent server and at an old one.
//   -- --seed N          repeats the random choices of an earlier run, which are printed
//   -- --only "mint /"   plays the cells whose names have this part: flow / fault / release / which requests
//   -- --jobs N          so many processes, three by default
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { printFaults } from "./faults/printFaults.mjs";
import { buildTests } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { requireNode } from "./lib/nodeVersion.mjs";
import { inProject } from "./lib/paths.mjs";
import { runNode } from "./lib/program.mjs";
import { duration, runMain, say, Unable } from "./lib/say.mjs";

/** How many times as fast time passes; a machine that is slower than usual needs less. */
const haste = 20;

function readArguments() {
  const { values } = parseArgs({
    options: { seed: { type: "string" }, only: { type: "string" }, jobs: { type: "string" } },
  });
  const whole = (text, otherwise) => (text === undefined ? otherwise : Number.parseInt(text, 10));
  const seed = whole(values.seed, Math.floor(Math.random() * 1_000_000));
  const jobs = whole(values.jobs, 3);
  if (!Number.isInteger(seed) || !(jobs > 0)) throw new Unable("--seed and --jobs take whole numbers.");
  return { seed, jobs, only: values.only ?? "" };
}

/** Plays the cells in several processes, since most of the time each waits. */
async function playAll({ seed, jobs, only }) {
  const folder = inProject("out", "faults");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = Array.from({ length: jobs }, (_, part) => inProject("out", "faults", `${part}.jsonl`));
  const codes = await Promise.all(
    files.map((results, part) =>
      runNode([
        "--enable-source-maps",
        inProject("out", "test", "faults", "faults.main.js"),
        JSON.stringify({ seed, only, part, of: jobs, results, haste }),
      ]),
    ),
  );
  const lines = files
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, "utf8").trim().split("\n"));
  return {
    results: lines.filter((line) => line !== "").map((line) => JSON.parse(line)),
    died: codes.filter((code) => code !== 0).length,
  };
}

await runMain(async () => {
  requireNode();
  const given = readArguments();
  await ensureDependencies();
  await buildTests("faults");
  say(`Seed ${given.seed}: \`npm run test:faults -- --seed ${given.seed}\` makes the same random choices.`);
  const started = Date.now();
  const { results, died } = await playAll(given);
  const failed = printFaults(results);
  say(
    `\n${results.length - failed} cells stand, ${failed} do not, in ${duration(Date.now() - started)}; seed ${given.seed}`,
  );
  const unmet = results.filter(({ isMet }) => !isMet).length;
  say(`${unmet} of them prove nothing: their fault met no request.`);
  if (died > 0) say(`${died} of the processes died, and what they had left was not played.`);
  return failed > 0 || died > 0 || results.length === 0 ? 1 : 0;
});
