import { createRequire } from "node:module";
import path from "node:path";
import * as vscode from "vscode";
import { reportToRunner } from "./suiteReport";

/** How long one extension took in an extension host that had not seen it before, in ms. */
export interface ActivationTimes {
  /** Loading its bundle. */
  readonly require: number;
  /** Its `activate()` alone, until it returned or its promise resolved. */
  readonly activate: number;
  /** Everything that VS Code does to activate it, with the bundle loaded already. */
  readonly activation: number;
}

/**
 * Measures, inside the extension host, each extension that `CODER_ACCESS_BENCH_EXTENSIONS` names, in that
 * order, and sends one JSON object `{ id: ActivationTimes }`.
 * @throws Error if an extension is missing or already active.
 */
export async function run(): Promise<void> {
  await reportToRunner(async (print) => {
    const ids = (process.env["CODER_ACCESS_BENCH_EXTENSIONS"] ?? "").split(",");
    const times: Record<string, ActivationTimes> = {};
    for (const id of ids) times[id] = await measure(id);

    print(JSON.stringify(times));
    return { passed: ids.length, failed: 0, skipped: 0 };
  });
}

async function measure(id: string): Promise<ActivationTimes> {
  const extension = vscode.extensions.getExtension(id);
  if (extension === undefined || extension.isActive)
    throw new Error(`${id} is ${extension === undefined ? "missing" : "active already"}.`);

  const { main } = extension.packageJSON as { main: string };
  const file = path.join(extension.extensionPath, main);
  const load = createRequire(__filename);
  const start = performance.now();
  const loaded = load(file) as Activated;
  const required = performance.now();
  let activate = 0;
  const cached = load.cache[load.resolve(file)];
  if (cached !== undefined) {
    // A bundle's exports are read-only, so VS Code gets a copy.
    cached.exports = {
      ...loaded,
      activate: async (context: unknown) => {
        const called = performance.now();
        const given = await loaded.activate(context);
        activate = performance.now() - called;
        return given;
      },
    };
  }
  const before = performance.now();
  await extension.activate();
  return { require: required - start, activate, activation: performance.now() - before };
}

interface Activated {
  readonly activate: (context: unknown) => unknown;
}
