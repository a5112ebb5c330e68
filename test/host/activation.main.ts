import { createRequire } from "node:module";
import path from "node:path";
import * as vscode from "vscode";
import { connectToRunner } from "./suiteReport.js";

/** How long one extension took in an extension host that had not seen it before, in ms. */
export interface ActivationTimes {
  /** Loading its bundle. */
  readonly require: number;
  /** Its `activate()` and what VS Code does around it, with the bundle loaded already. */
  readonly activate: number;
}

/**
 * Measures, inside the extension host, each extension that `CODER_ACCESS_BENCH_EXTENSIONS` names, in that
 * order, and sends one JSON object `{ id: ActivationTimes }`.
 *
 * @throws Error when an extension is missing or already active
 */
export async function run(): Promise<void> {
  const report = await connectToRunner();
  const ids = (process.env["CODER_ACCESS_BENCH_EXTENSIONS"] ?? "").split(",");
  const times: Record<string, ActivationTimes> = {};
  for (const id of ids) {
    times[id] = await measure(id);
  }
  report.send({ line: JSON.stringify(times) });
  report.send({ counts: { passed: ids.length, failed: 0, skipped: 0 } });
  await report.close();
}

async function measure(id: string): Promise<ActivationTimes> {
  const extension = vscode.extensions.getExtension(id);
  if (extension === undefined || extension.isActive) {
    throw new Error(`${id} is ${extension === undefined ? "missing" : "active already"}.`);
  }
  const { main } = extension.packageJSON as { main: string };
  const load = createRequire(__filename);
  const start = performance.now();
  load(path.join(extension.extensionPath, main));
  const loaded = performance.now();
  await extension.activate();
  return { require: loaded - start, activate: performance.now() - loaded };
}
