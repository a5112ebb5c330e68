import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Unable } from "./unable";

/** What the scripts found or installed on this machine for the tests. */
export interface Machine {
  /** The Node that VS Code's server runs on, and the folder of the package `code-server`. */
  readonly vscode: { readonly node: string; readonly codeServer: string };
  /** A Chromium-based browser, and the environment it needs. */
  readonly browser: { readonly executablePath: string; readonly env: Readonly<Record<string, string>> };
}

/** The project's folder: every command of the project starts its programs there. */
export const projectRoot = process.cwd();

/**
 * Reads what `scripts/` recorded in `.vscode-test/machine.json`.
 * @param part the required part: the demo needs no browser of its own.
 * @param folder the project's folder.
 * @throws Unable if that part has not been installed yet, naming the command that does it.
 */
export function readMachine<Part extends keyof Machine>(part: Part, folder = projectRoot): Machine[Part] {
  const file = path.join(folder, ".vscode-test", "machine.json");
  const machine = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Machine>) : {};
  const facts = machine[part];
  if (facts === undefined) {
    const what = part === "vscode" ? "VS Code" : "browser";
    throw new Unable(`No ${what} is installed for the tests yet. Run: npm run test:prepare`);
  }
  return facts;
}
