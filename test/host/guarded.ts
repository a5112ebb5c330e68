import { spawn } from "node:child_process";
import path from "node:path";
import { projectRoot } from "./machine";

/** A running program whose whole process tree ends with it, and with us. */
export interface Guarded {
  /** Returns its output so far, for the message of a failure. */
  readonly output: () => string;
  /** Its exit code, once it and everything it started have ended. */
  readonly ended: Promise<number | null>;
  /** Ends it and everything it started, and waits until that is done. */
  readonly stop: () => Promise<void>;
}

export interface GuardedOptions {
  /** Variables in addition to those of this process; `undefined` removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A folder that is removed once it has ended, absolute. */
  readonly folder?: string | undefined;
  /** Called with each piece of its output. */
  readonly onOutput?: (text: string) => void;
}

/** Enough of a log to explain a failure. */
const keptCharacters = 200_000;

/**
 * Starts a program under `scripts/lib/guard.mjs`: VS Code's server keeps an extension host alive for three
 * hours after its page closed, and no test run may leave it behind, however the run ends.
 * @param command the program.
 * @param args its arguments.
 */
export function startGuarded(
  command: string,
  args: readonly string[],
  options: GuardedOptions = {},
): Guarded {
  const guard = path.join(projectRoot, "scripts", "lib", "guard.mjs");
  const removing = options.folder === undefined ? [] : [`--removing=${options.folder}`];
  const child = spawn(process.execPath, [guard, ...removing, command, ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
    // Ctrl-C reaches every process of the terminal's group, but the guard must react only to us.
    detached: process.platform !== "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-keptCharacters);
      options.onOutput?.(text);
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("close", resolve);
  });
  child.stdin.on("error", () => undefined);
  return {
    output: () => output,
    ended,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
