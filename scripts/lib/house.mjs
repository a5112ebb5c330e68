import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { withoutMirror } from "./mirrors.mjs";
import { inProject } from "./paths.mjs";
import { say } from "./say.mjs";
import { table } from "./table.mjs";

/** The limits of the house: how far readers have to go, and how much they meet on the way. */
const limits = { chain: 20, closure: 60, folder: 14, lines: 300, median: 60, circles: 0, untested: 0 };

/** A folder of commands has one file for each. */
const ofCommands = /^src\/commands\/[^/]+$/;

/** A command, as opposed to what commands share. */
const command = /^src\/commands\/(?!services\/|.*\bindex\.ts$|(handlers|runGiven)\.ts$)/;

async function importsOf() {
  // Imported here because this file loads before the packages are installed.
  const { cruise } = await import("dependency-cruiser");
  const { default: extractTSConfig } = await import("dependency-cruiser/config-utl/extract-ts-config");
  const { output } = await cruise(
    ["src"],
    { tsPreCompilationDeps: true, doNotFollow: { path: "node_modules" }, exclude: { path: "\\.d\\.ts$" } },
    undefined,
    { tsConfig: extractTSConfig(inProject("tsconfig.json")) },
  );
  const own = output.modules.filter(({ source }) => /^src\/.*\.ts$/.test(source));
  return new Map(
    own.map(({ source, dependencies }) => [
      source,
      dependencies.map(({ resolved }) => resolved).filter((file) => own.some((one) => one.source === file)),
    ]),
  );
}

function closureOf(file, imports) {
  const met = new Set([file]);
  for (const one of met) for (const next of imports.get(one)) met.add(next);
  return met.size;
}

function chainOf(file, imports, known = new Map()) {
  if (!known.has(file)) {
    known.set(file, 0);
    known.set(file, 1 + Math.max(0, ...imports.get(file).map((next) => chainOf(next, imports, known))));
  }
  return known.get(file);
}

/**
 * Returns the folders that import each other, directly or through others: each circle as the list of its
 * folders.
 */
function circlesOf(imports) {
  const arrows = new Map();
  for (const [file, files] of imports) {
    const from = path.dirname(file);
    if (!arrows.has(from)) arrows.set(from, new Set());
    for (const to of files.map((next) => path.dirname(next))) if (to !== from) arrows.get(from).add(to);
  }
  const ahead = new Map([...arrows.keys()].map((folder) => [folder, reachedFrom(folder, arrows)]));
  const circles = [...ahead].map(([folder, reached]) =>
    [...reached].filter((one) => ahead.get(one).has(folder)).toSorted(),
  );
  return [...new Set(circles.filter(({ length }) => length > 0).map((folders) => folders.join(" ↔ ")))];
}

/** The folders reachable from one along the imports; itself only if a path leads back. */
function reachedFrom(folder, arrows) {
  const met = new Set(arrows.get(folder));
  for (const one of met) for (const next of arrows.get(one)) met.add(next);
  return met;
}

function largest(entries) {
  return entries.reduce((most, entry) => (entry[1] > most[1] ? entry : most), ["", 0]);
}

/**
 * Measures the house: the longest chain of imports, how many files a command depends on, how full folders are
 * and how long files.
 *
 * @returns {Promise<{ what: string, value: number, limit: number, where: string }[]>}
 */
export async function measureHouse() {
  const imports = await importsOf();
  const files = [...imports.keys()];
  const lines = files.map((file) => [file, readFileSync(inProject(file), "utf8").split("\n").length - 1]);
  const sorted = lines.map(([, count]) => count).toSorted((a, b) => a - b);
  const folders = [...new Set(files.map((file) => path.dirname(file)))].filter(
    (folder) => !ofCommands.test(folder),
  );
  const closures = files.filter((file) => command.test(file)).map((file) => [file, closureOf(file, imports)]);
  const filesIn = (folder) => readdirSync(inProject(folder)).filter((name) => name.endsWith(".ts")).length;
  const circles = circlesOf(imports);
  const untested = await withoutMirror(files);
  const row = (what, [where, value], limit) => ({ what, value, limit, where });
  return [
    row("longest chain of imports", ["src/extension.ts", chainOf("src/extension.ts", imports)], limits.chain),
    row("files that a command stands on", largest(closures), limits.closure),
    row("files in a folder", largest(folders.map((folder) => [folder, filesIn(folder)])), limits.folder),
    row("lines of a file", largest(lines), limits.lines),
    row("lines of the file in the middle", ["", sorted[sorted.length >> 1] ?? 0], limits.median),
    row("circles of folders, of any length", [circles.join(", "), circles.length], limits.circles),
    row(
      "commands, views and hosts without a unit test",
      [untested.slice(0, 3).join(", "), untested.length],
      limits.untested,
    ),
  ];
}

/**
 * Prints the figures of the house.
 *
 * @param {(line: string) => void} print gets each line
 * @returns {Promise<boolean>} whether all of them are within their limits
 */
export async function checkHouse(print = say) {
  const rows = await measureHouse();
  print("");
  print(
    table(
      ["the house", "is", "at most", "where"],
      rows.map(({ what, value, limit, where }) => [what, String(value), String(limit), where]),
    ),
  );
  return rows.every(({ value, limit }) => value <= limit);
}
