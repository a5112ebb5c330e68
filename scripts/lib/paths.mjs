import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, absolute, regardless of where a command was started. */
export const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/[/\\]$/, "");

/** Where the real VS Code and the browser are stored: ignored by git, safe to delete. */
export const machineFolder = path.join(root, ".vscode-test");

/**
 * @param {...string} parts path parts below the project's folder
 * @returns {string} the absolute path
 */
export function inProject(...parts) {
  return path.join(root, ...parts);
}
