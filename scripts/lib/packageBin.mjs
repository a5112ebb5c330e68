import { readFileSync } from "node:fs";
import path from "node:path";
import { inProject } from "./paths.mjs";

/**
 * Finds a package's command as a script for Node: the links in `node_modules/.bin` are shell scripts on
 * Windows.
 *
 * @param {string} name the package
 * @param {string} command the command, if it is not named like the package
 * @returns {string} the absolute path of the script
 */
export function packageBin(name, command = name) {
  const folder = inProject("node_modules", ...name.split("/"));
  const { bin } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  return path.join(folder, typeof bin === "string" ? bin : bin[command]);
}
