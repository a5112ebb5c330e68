import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { type IPty, spawn } from "@lydell/node-pty";
import type * as vscode from "vscode";
import { until } from "../host/until";

const root = process.cwd();
const { buildLauncher } = createRequire(path.join(root, "package.json"))(
  "./scripts/esbuild/launcher.cjs",
) as {
  buildLauncher: (outdir: string, production: boolean) => Promise<unknown>;
};

let building: Promise<string> | undefined;

/** Builds our launcher, once. @returns the folder of an extension that has it in its `dist`. */
export async function extensionWithLauncher(): Promise<string> {
  return (building ??= (async () => {
    const folder = path.join(root, "out", "launcher");
    await buildLauncher(path.join(folder, "dist"), false);
    return folder;
  })());
}

/** A terminal that VS Code would run. */
export type RunTerminal = {
  readonly text: () => string;
  readonly type: (text: string) => void;
  /** As a closed tab does. */
  readonly close: () => void;
  /** Resolves with the exit code. */
  readonly exited: Promise<number>;
  /** Waits for a text. */
  readonly shows: (pattern: RegExp) => Promise<RegExpExecArray>;
};

/** Runs what an extension asked VS Code for, in a pseudoterminal of its own, as VS Code does. */
export function runTerminal({
  shellPath = "",
  shellArgs = [],
  env = {},
}: vscode.TerminalOptions): RunTerminal {
  if (!existsSync(shellPath)) throw new Error(`There is no ${shellPath}.`);
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("CODER_")));
  const pty: IPty = spawn(shellPath, typeof shellArgs === "string" ? shellArgs : [...shellArgs], {
    env: { ...own, PS1: "$ ", ...env },
  });
  let text = "";
  pty.onData((data) => (text += data));
  const exited = new Promise<number>((resolve) => pty.onExit(({ exitCode }) => resolve(exitCode)));
  return {
    text: () => text,
    type: (typed) => pty.write(typed),
    close: () => pty.kill(),
    exited,
    shows: (pattern) =>
      until(
        () => pattern.exec(text) ?? undefined,
        () => text,
      ),
  };
}
