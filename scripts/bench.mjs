// npm run bench: what the extension weighs, how long VS Code takes to load it, and the benchmarks of test/bench.
//   -- size activation workspaces   these alone: the sizes, the activation, and benchmarks by the names of their files
import { readdirSync } from "node:fs";
import path from "node:path";
import { measureActivation } from "./lib/activation.mjs";
import { peers, writeExtensions } from "./lib/benchExtensions.mjs";
import { ensureBrowser } from "./lib/browser.mjs";
import { buildPackage, buildTests, loadTestHost } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { requireNode } from "./lib/nodeVersion.mjs";
import { inProject } from "./lib/paths.mjs";
import { runNode } from "./lib/program.mjs";
import { runMain, say, Unable } from "./lib/say.mjs";
import { sizes } from "./lib/sizes.mjs";
import { table } from "./lib/table.mjs";
import { ensureHost } from "./lib/vscodeHost.mjs";

/** How many times as long as that of an empty extension our activation may take. */
const atMostEmpty = 1.2;

async function printSizes() {
  const rows = (await sizes()).map(({ what, size, budget }) => [
    what,
    size,
    budget,
    size > budget ? "over" : "within",
  ]);
  say(`\n${table(["size, minified", "KiB", "at most", ""], rows)}`);
  return rows.filter((row) => row[3] === "over").length;
}

async function printActivation() {
  const rows = await measureActivation(loadTestHost());
  say(
    `\n${table(
      [
        "in VS Code's extension host, median",
        "ms",
        "an empty one, ms",
        "ratio",
        ...peers.map((name) => `${name}, ms`),
      ],
      rows.map(({ what, ours, empty, ratio, peers: others }) => [what, ours, empty, ratio, ...others]),
    )}`,
  );
  const { ratio } = rows.at(-1);
  say(
    `Activation ÷ an empty extension: ${ratio.toFixed(2)}, at most ${atMostEmpty}: ${ratio <= atMostEmpty ? "met" : "missed"}`,
  );
}

const suffix = ".bench.ts";
const benchmarks = readdirSync(inProject("test", "bench"))
  .filter((name) => name.endsWith(suffix))
  .map((name) => path.basename(name, suffix))
  .sort();

/** Runs a benchmark, which prints its own table. @returns whether it did */
async function runBenchmark(name) {
  say(`\n── ${name}`);
  const program = inProject("out", "test", "bench", `${name}.bench.js`);
  return (await runNode(["--expose-gc", "--enable-source-maps", program])) === 0;
}

/** @returns what to measure; everything unless it is told */
function readArguments() {
  const all = ["size", "activation", ...benchmarks];
  const only = process.argv.slice(2);
  const unknown = only.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Unable(`There is no ${unknown.join(", ")}, but ${all.join(", ")}.`);
  return only.length === 0 ? all : only;
}

await runMain(async () => {
  const wanted = readArguments();
  requireNode();
  await ensureDependencies();
  await ensureHost();
  await ensureBrowser();
  await buildTests();
  await buildPackage();
  writeExtensions();
  const over = wanted.includes("size") ? await printSizes() : 0;
  if (wanted.includes("activation")) await printActivation();
  let failed = 0;
  for (const name of benchmarks) if (wanted.includes(name) && !(await runBenchmark(name))) failed += 1;
  if (over > 0 || failed > 0) {
    say(`\n${over} sizes over budget, ${failed} benchmarks failed`);
    return 1;
  }
  return 0;
});
