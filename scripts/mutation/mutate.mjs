import { mkdirSync } from "node:fs";
import { Unable } from "../lib/say.mjs";
import { inProject } from "../lib/paths.mjs";
import { leftOut, rooms } from "./rooms.mjs";

/**
 * Reads what is to be mutated.
 *
 * @param {string[]} args names of rooms, or paths of folders and files in them; none for all rooms. `--force` forgets what
 *   earlier runs found
 * @returns {{ parts: Map<string, string[]>, options: { force: boolean } }} patterns of sources by room
 */
export function partsOf(args) {
  const options = { force: args.includes("--force") };
  const named = args.filter((arg) => arg !== "--force");
  const parts = new Map();
  for (const name of named.length > 0 ? named : Object.keys(rooms)) {
    const source = name in rooms ? `src/${name}` : name.replaceAll("\\", "/").replace(/\/$/, "");
    const room = /^src\/([^/]+)/.exec(source)?.[1];
    if (!(room in rooms)) {
      throw new Unable(`There is no room “${name}”, but ${Object.keys(rooms).join(", ")}.`);
    }
    const pattern = /\.ts(:|$)/.test(source) ? source : `${source}/**/*.ts`;
    parts.set(room, [...(parts.get(room) ?? []), pattern]);
  }
  return { parts, options };
}

/**
 * Mutates sources of one room and runs the tests of the room against each mutant.
 *
 * @param {string} room a key of `rooms`
 * @param {string[]} sources patterns
 * @param {{ force: boolean }} options
 */
export async function mutate(room, sources, { force }) {
  // Not needed by anything else, and slow to load.
  const { Stryker } = await import("@stryker-mutator/core");
  mkdirSync(inProject("out", "mutation"), { recursive: true });
  // For properties: so many examples find a cut guard as surely as thousands.
  process.env.RUNS = "50";
  const stryker = new Stryker({
    mutate: sources,
    plugins: [inProject("scripts", "mutation", "plugins.mjs")],
    testRunner: "bundles",
    bundles: { leftOut },
    warnings: { unknownOptions: false },
    coverageAnalysis: "perTest",
    ignorers: ["noGuards"],
    ignorePatterns: ["/.vscode-test", "/out", "/dist", "/media/*.png"],
    tempDirName: "out/mutation/sandbox",
    buildCommand: `node esbuild.js --tests --bare ${rooms[room].tests.join(" ")}`,
    disableTypeChecks: false,
    concurrency: 2,
    maxTestRunnerReuse: 500,
    timeoutMS: 20_000,
    timeoutFactor: 3,
    dryRunTimeoutMinutes: 15,
    incremental: true,
    force,
    incrementalFile: `out/mutation/${room}.incremental.json`,
    reporters: ["progress-append-only", "json"],
    jsonReporter: { fileName: `out/mutation/${room}.json` },
    allowConsoleColors: false,
  });
  await stryker.runMutationTest();
}
