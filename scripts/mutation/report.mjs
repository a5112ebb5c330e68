import { existsSync, readFileSync } from "node:fs";
import { inProject } from "../lib/paths.mjs";
import { say } from "../lib/say.mjs";
import { table } from "../lib/table.mjs";
import { leastScore } from "./rooms.mjs";

/** The mutants of a room whose last result is known, with the file of each. */
function mutantsOf(room) {
  const file = inProject("out", "mutation", `${room}.incremental.json`);
  if (!existsSync(file)) return [];
  const { files } = JSON.parse(readFileSync(file, "utf8"));
  return Object.entries(files).flatMap(([name, { mutants, source }]) =>
    mutants.map((mutant) => ({ ...mutant, name, source })),
  );
}

function rowOf(room, mutants) {
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const noticed = count("Killed", "Timeout");
  const all = noticed + count("Survived", "NoCoverage");
  return {
    score: all === 0 ? 100 : (100 * noticed) / all,
    cells: [room, ...[count("Killed"), count("Timeout"), count("Survived"), count("NoCoverage")].map(String)],
  };
}

/** Formats a mutant that nobody noticed on one line: where it is, the original code, and the replacement. */
function lineOf({ name, source, location: { start, end }, replacement, status }) {
  const lines = source.split("\n");
  const was =
    start.line === end.line
      ? lines[start.line - 1].slice(start.column - 1, end.column - 1)
      : `${lines[start.line - 1].slice(start.column - 1)} …`;
  const short = (text) => (text.length > 60 ? `${text.slice(0, 60)} …` : text).replace(/\s+/g, " ");
  const unmet = status === "NoCoverage" ? " (no test comes here)" : "";
  return `  ${name}:${start.line}  ${short(was)}  →  ${short(replacement)}${unmet}`;
}

/**
 * Prints the unnoticed mutants and a table by room.
 *
 * @param {string[]} shown the rooms
 * @returns {number} 1 if a room is below the minimum score
 */
export function report(shown) {
  const rows = shown.map((room) => {
    const mutants = mutantsOf(room);
    const unnoticed = mutants.filter(({ status }) => status === "Survived" || status === "NoCoverage");
    if (unnoticed.length > 0) say(`\n${room}: not noticed\n${unnoticed.map(lineOf).join("\n")}`);
    return rowOf(room, mutants);
  });
  const headings = ["room", "killed", "timeout", "survived", "no test", "score, %"];
  say(
    `\n${table(
      headings,
      rows.map(({ cells, score }) => [...cells, score]),
    )}`,
  );
  const low = rows.filter(({ score }) => score < leastScore);
  for (const { cells } of low) say(`\n✘ ${cells[0]} is below ${leastScore} %.`);
  return low.length > 0 ? 1 : 0;
}
