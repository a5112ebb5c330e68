import { spawn } from "node:child_process";
import type { PreparedCoder } from "../process/followLaunch";
import { ToolOutput } from "./toolOutput";

/** How a command ended. */
export type CoderOutcome = {
  /** Its exit code; undefined if it was ended. */
  readonly code: number | undefined;
  /** Why it was ended, if it was. */
  readonly ended: "time" | "stop" | undefined;
  /** For the model; without secrets. */
  readonly output: string;
};

/**
 * Runs what was prepared, without a shell, a terminal or anything to read.
 * @param prepared Coder's command line, with its token.
 * @param folder where it runs.
 * @param limit ms after which it is ended.
 * @param stop ends it before.
 */
export async function runCoder(
  prepared: PreparedCoder,
  folder: string,
  limit: number,
  stop: AbortSignal,
): Promise<CoderOutcome> {
  const output = new ToolOutput();
  let ended: CoderOutcome["ended"];
  const child = spawn(prepared.command, [...prepared.args], {
    cwd: folder,
    env: { ...process.env, ...prepared.env },
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (piece: string) => output.add(piece));
  }
  const end = (why: "time" | "stop"): void => {
    ended ??= why;
    prepared.end();
  };
  const onStop = (): void => end("stop");
  const timer = setTimeout(() => end("time"), limit);
  stop.addEventListener("abort", onStop, { once: true });
  if (stop.aborted) onStop();
  try {
    const closed = new Promise<number | null>((resolve) => {
      child.on("close", resolve);
      child.on("error", ({ message }) => {
        output.add(message);
        prepared.end();
        resolve(1);
      });
    });
    const code = await closed;
    await prepared.over;
    return { code: ended === undefined ? (code ?? 1) : undefined, ended, output: output.forModel() };
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", onStop);
  }
}
