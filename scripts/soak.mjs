// npm run test:soak: hours of a busy person compressed, in two windows on one profile, and whether what they hold stays as it was.
//   -- --minutes N   for how long, ten by default
//   -- --seed N      repeats the random choices of an earlier run, which are printed
//   -- --snapshots   writes the heaps of both windows into out/soak after each third, for the comparison in Chromium's DevTools
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { buildTests } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { requireNode } from "./lib/nodeVersion.mjs";
import { inProject, root } from "./lib/paths.mjs";
import { runMain, say, Unable } from "./lib/say.mjs";
import { printSoak } from "./soak/printSoak.mjs";

/** How many times as fast time passes. */
const haste = 20;

function readArguments() {
  const { values } = parseArgs({
    options: { minutes: { type: "string" }, seed: { type: "string" }, snapshots: { type: "boolean" } },
  });
  const minutes = Number(values.minutes ?? 10);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
  if (!(minutes > 0) || !Number.isInteger(seed)) throw new Unable("--minutes and --seed take numbers.");
  return { minutes, seed, snapshots: values.snapshots === true ? inProject("out", "soak") : undefined };
}

/** Runs the soak, showing what it prints, and returns its result. */
function soak(orders) {
  const child = spawn(
    process.execPath,
    ["--enable-source-maps", inProject("out", "test", "soak", "soak.main.js"), JSON.stringify(orders)],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => {
      const line = output.split("\n").find((text) => text.startsWith("RESULT "));
      if (line === undefined) reject(new Unable(`${output}\nThe soak ended without a result.`));
      else resolve(JSON.parse(line.slice("RESULT ".length)));
    });
  });
}

await runMain(async () => {
  requireNode();
  const { minutes, seed, snapshots } = readArguments();
  await ensureDependencies();
  await buildTests("soak");
  say(`Two windows for ${minutes} min, ${haste} times as fast; seed ${seed}.`);
  if (snapshots !== undefined) mkdirSync(snapshots, { recursive: true });
  return printSoak(await soak({ minutes, seed, haste, snapshots })) ? 0 : 1;
});
