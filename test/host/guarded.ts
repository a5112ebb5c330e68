import { spawn } from "node:child_process";
import path from "node:path";
import { projectRoot } from "./machine";

/** A running program whose whole tree of processes ends with it, and with us. */
export interface Guarded {
  /** Everything it printed so far, for the message of a failure. */
  readonly output: () => string;
  /** Its exit code, once it and all that it started have ended. */
  readonly ended: Promise<number | null>;
  /** Ends it and all that it started, and waits until that is done. */
  readonly stop: () => Promise<void>;
}

export interface GuardedOptions {
  /** Variables beside the ones of this process; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Called with each piece of text it prints. */
  readonly onOutput?: (text: string) => void;
}

/** Enough of a log to explain a failure. */
const keptCharacters = 200_000;

/**
 * Starts a program under `scripts/lib/guard.mjs`: VS Code's server keeps an extension host alive for three
 * hours after its page closed, and no test run may leave it behind, however it ends.
 * @param command the program.
 * @param args its arguments.
 */
export function startGuarded(
  command: string,
  args: readonly string[],
  options: GuardedOptions = {},
): Guarded {
  const guard = path.join(projectRoot, "scripts", "lib", "guard.mjs");
  const child = spawn(process.execPath, [guard, command, ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
    // Ctrl-C reaches every process of the terminal's group: the guard answers to us alone.
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
