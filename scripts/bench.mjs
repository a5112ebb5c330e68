// npm run bench: what the extension weighs, how long VS Code takes to load it, and the benchmarks of test/bench.
//   -- workspaces terminal   these benchmarks alone
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { measureActivation } from "./lib/activation.mjs";
import { ensureBrowser } from "./lib/browser.mjs";
import { buildPackage, buildTests, loadTestHost } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { requireNode } from "./lib/nodeVersion.mjs";
import { inProject } from "./lib/paths.mjs";
import { runNode } from "./lib/program.mjs";
import { runMain, say } from "./lib/say.mjs";
import { sizes } from "./lib/sizes.mjs";
import { table } from "./lib/table.mjs";
import { ensureHost } from "./lib/vscodeHost.mjs";

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
      ["in VS Code's extension host, median", "ms", "an empty one, ms", "ratio"],
      rows.map(({ what, ours, empty, ratio }) => [what, ours, empty, ratio]),
    )}`,
  );
}

async function runBenchmarks(only) {
  const folder = inProject("out", "test", "bench");
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  let failed = 0;
  const isWanted = (name) => only.length === 0 || only.includes(path.basename(name, ".bench.js"));
  for (const file of files.filter((name) => name.endsWith(".bench.js") && isWanted(name)).sort()) {
    say(`\n── ${file.replace(/\.bench\.js$/, "")}`);
    const code = await runNode([
      "--expose-gc",
      "--enable-source-maps",
      inProject("out", "test", "bench", file),
    ]);
    failed += code === 0 ? 0 : 1;
  }
  return failed;
}

await runMain(async () => {
  const only = process.argv.slice(2);
  requireNode();
  await ensureDependencies();
  await ensureHost();
  await ensureBrowser();
  await buildTests();
  await buildPackage();
  const over = only.length === 0 ? await printSizes() : 0;
  if (only.length === 0) await printActivation();
  const failed = await runBenchmarks(only);
  if (over > 0 || failed > 0) {
    say(`\n${over} sizes over budget, ${failed} benchmarks failed`);
    return 1;
  }
  return 0;
});
