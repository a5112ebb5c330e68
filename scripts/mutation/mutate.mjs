import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { inProject } from "../lib/paths.mjs";
import { Unable } from "../lib/say.mjs";
import { leftOut, rooms } from "./rooms.mjs";

/** Sources of this many bytes have a few hundred mutants, which take minutes. */
const pieceBytes = 25_000;

/**
 * Mutators that cut no guard: they change strings, numbers and calls, and produce about two thirds of all
 * mutants.
 */
const notDeciding = [
  "ArithmeticOperator",
  "ArrayDeclaration",
  "ArrowFunction",
  "AssignmentExpression",
  "BlockStatement",
  "BooleanLiteral",
  "MethodExpression",
  "ObjectLiteral",
  "OptionalChaining",
  "Regex",
  "StringLiteral",
  "UnaryOperator",
  "UpdateOperator",
];

/**
 * Parses what to mutate.
 *
 * @param {string[]} args names of rooms, or paths of folders and files in them; none for all rooms. `--force`
 *   discards the results of earlier runs, `--all-operators` changes more than decisions
 * @returns {{ parts: Map<string, string[][]>, options: { force: boolean, allOperators: boolean } }} sources
 * by room, in pieces
 */
export function partsOf(args) {
  const options = { force: args.includes("--force"), allOperators: args.includes("--all-operators") };
  const named = args.filter((arg) => !arg.startsWith("--"));
  const sources = new Map();
  for (const name of named.length > 0 ? named : Object.keys(rooms)) {
    const source = name in rooms ? `src/${name}` : name.replaceAll("\\", "/").replace(/\/$/, "");
    const room = /^src\/([^/]+)/.exec(source)?.[1];
    if (!(room in rooms) || !existsSync(inProject(source)))
      throw new Unable(`There is no “${name}” in the rooms ${Object.keys(rooms).join(", ")}.`);

    sources.set(room, [...new Set([...(sources.get(room) ?? []), ...filesOf(source)])]);
  }
  return { parts: new Map([...sources].map(([room, files]) => [room, piecesOf(files)])), options };
}

function filesOf(source) {
  if (source.endsWith(".ts")) return [source];
  return readdirSync(inProject(source), { recursive: true })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `${source}/${file.replaceAll("\\", "/")}`)
    .sort();
}

function piecesOf(files) {
  const pieces = [];
  let room = 0;
  for (const file of files) {
    const { size } = statSync(inProject(file));
    if (room < size) {
      pieces.push([]);
      room = pieceBytes;
    }
    pieces.at(-1).push(file);
    room -= size;
  }
  return pieces;
}

/**
 * Mutates sources of one room and runs the tests of the room against each mutant.
 *
 * @param {string} room a key of `rooms`
 * @param {string[]} sources files
 * @param {{ force: boolean, allOperators: boolean }} options
 */
export async function mutate(room, sources, { force, allOperators }) {
  // Nothing else needs it, and it is slow to load.
  const { Stryker } = await import("@stryker-mutator/core");
  mkdirSync(inProject("out", "mutation"), { recursive: true });
  // For property tests: this many examples find a cut guard as reliably as thousands.
  process.env.RUNS = "20";
  const stryker = new Stryker({
    mutate: sources,
    plugins: [inProject("scripts", "mutation", "plugins.mjs")],
    testRunner: "bundles",
    bundles: { leftOut },
    warnings: { unknownOptions: false },
    coverageAnalysis: "perTest",
    ignorers: ["noGuards"],
    mutator: { excludedMutations: allOperators ? [] : notDeciding },
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
    reporters: ["progress-append-only"],
    allowConsoleColors: false,
  });
  await stryker.runMutationTest();
}
