import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { machineFolder } from "./paths.mjs";

const file = path.join(machineFolder, "machine.json");

/**
 * Records a part of this machine's test equipment (`vscode` or `browser`) in `.vscode-test/machine.json`,
 * where the test host reads it.
 *
 * @param {"vscode" | "browser"} part
 * @param {object} facts paths, flags and environment variables
 */
export function recordMachine(part, facts) {
  const known = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  mkdirSync(machineFolder, { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify({ ...known, [part]: facts }, null, 2));
  renameSync(`${file}.new`, file);
}
