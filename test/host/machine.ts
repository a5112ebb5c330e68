import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Unable } from "./unable";

/** What the scripts found or installed on this machine for the tests. */
export interface Machine {
  /** The Node that VS Code's server runs on, and the folder of the package `code-server`. */
  readonly vscode: { readonly node: string; readonly codeServer: string };
  /** A browser of the Chromium family, and what its environment needs. */
  readonly browser: { readonly executablePath: string; readonly env: Readonly<Record<string, string>> };
}

/** The project's folder: every command of the project starts its programs there. */
export const projectRoot = process.cwd();

/**
 * Reads what `scripts/` recorded in `.vscode-test/machine.json`.
 *
 * @throws Unable when nothing was installed yet, with the command that does it
 */
export function readMachine(): Machine {
  const file = path.join(projectRoot, ".vscode-test", "machine.json");
  const machine = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Machine>) : {};
  if (machine.vscode === undefined || machine.browser === undefined) {
    throw new Unable("No VS Code is installed for the tests yet. Run: npm run test:prepare");
  }
  return { vscode: machine.vscode, browser: machine.browser };
}
