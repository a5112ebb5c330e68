import { execFile } from "node:child_process";
import { homedir } from "node:os";
import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../../../coder/api/deployment";
import { NotPrepared } from "../../../coder/errors/notPrepared";
import { readHeaderLines } from "./headerLines";

/** Headers are short: servers refuse more than some KiB of them. */
const longestOutput = 64 * 1024;

/**
 * Runs the person's header command: without a shell, in their home folder (never in a workspace, where a program
 * could lie in wait), with `CODER_URL` and without any session in its environment.
 * @param command the program and its arguments; at least the program.
 * @param deployment whom the headers are for.
 * @param timeoutMs after this many milliseconds it is ended.
 * @returns the headers that it printed.
 * @throws NotPrepared with a reason of ours: nothing that it printed is in there.
 */
export async function runHeaderCommand(
  [program = "", ...args]: readonly string[],
  deployment: DeploymentUrl,
  timeoutMs: number,
): Promise<Record<string, string>> {
  const environment: NodeJS.ProcessEnv = { ...process.env, CODER_URL: deployment.href };
  delete environment["CODER_SESSION_TOKEN"];
  const options = {
    cwd: homedir(),
    env: environment,
    timeout: timeoutMs,
    killSignal: "SIGKILL",
    maxBuffer: longestOutput,
    windowsHide: true,
    shell: false,
  } as const;
  const output = await new Promise<string>((resolve, reject) => {
    const failed = (error: unknown) =>
      reject(notPrepared(sentenceFor(error, deployment.host, program, timeoutMs)));
    try {
      const child = execFile(program, args, options, (error, stdout) => {
        if (error) failed(error);
        else resolve(stdout);
      });
      // It may wait for input that nobody will give.
      child.stdin?.end();
    } catch (error) {
      failed(error);
    }
  });
  const headers = readHeaderLines(output);
  if (typeof headers !== "number") return headers;
  throw notPrepared(
    l10n.t("The header command for {0} printed an invalid header (line {1}).", deployment.host, headers),
  );
}

function notPrepared(sentence: string): NotPrepared {
  return new NotPrepared(
    sentence,
    l10n.t("Run the command from the settings in a terminal to see why."),
    "coderAccess.network.headerCommand",
  );
}

function sentenceFor(error: unknown, host: string, program: string, timeoutMs: number): string {
  const { code, killed } = error as { code?: unknown; killed?: unknown };
  if (code === "ENOENT") return l10n.t("The header command for {0} wasn't found: {1}", host, program);

  if (code === "EACCES" || code === "EINVAL")
    return l10n.t("The header command for {0} isn't executable: {1}", host, program);

  if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER")
    return l10n.t("The header command for {0} produced too much output.", host);

  if (killed === true) {
    const seconds = Math.ceil(timeoutMs / 1000);
    return l10n.t("The header command for {0} didn't finish within {1} seconds.", host, seconds);
  }
  return typeof code === "number"
    ? l10n.t("The header command for {0} failed with code {1}.", host, code)
    : l10n.t("The header command for {0} failed.", host);
}
