import * as vscode from "vscode";
import { loadExtension } from "./loadExtension";
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
 * Measures, inside the extension host, each extension that `CODER_ACCESS_BENCH_EXTENSIONS` names, in that order, after the one
 * that `CODER_ACCESS_BENCH_FIRST` names, and sends one JSON object `{ id: ActivationTimes }`.
 * @throws Error if an extension is missing or already active.
 */
export async function run(): Promise<void> {
  await reportToRunner(async (print) => {
    const { CODER_ACCESS_BENCH_FIRST: first = "", CODER_ACCESS_BENCH_EXTENSIONS: all = "" } = process.env;
    // Whoever comes first loads what VS Code itself needs to activate anything.
    await vscode.extensions.getExtension(first)?.activate();
    const ids = all.split(",");
    const times: Record<string, ActivationTimes> = {};
    for (const id of ids) times[id] = await measure(id);

    print(JSON.stringify(times));
    return { passed: ids.length, failed: 0, skipped: 0 };
  });
}

async function measure(id: string): Promise<ActivationTimes> {
  const { extension, took, wrap } = loadExtension(id);
  let activated = 0;
  wrap((activate) => async (context) => {
    const called = performance.now();
    const given = await activate(context);
    activated = performance.now() - called;
    return given;
  });
  const before = performance.now();
  await extension.activate();
  return { require: took, activate: activated, activation: performance.now() - before };
}
