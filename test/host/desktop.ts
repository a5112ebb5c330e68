import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { listenToSuite } from "./integration";
import type { Counts } from "./suiteReport";
import { Unable } from "./unable";
import { createUserData } from "./userData";

export interface DesktopOptions {
  /** The extension's folder, absolute. */
  readonly extension: string;
  /** The module whose `run()` is called in the extension host, absolute. */
  readonly tests: string;
  /** Runs only the tests whose full title matches this regular expression. */
  readonly grep?: string | undefined;
  /** Receives the suite's output, line by line. */
  readonly print: (line: string) => void;
}

/**
 * Runs the integration suite inside a desktop VS Code: the one that `CODER_ACCESS_CODE` names, or one that is
 * downloaded into `.vscode-test/`.
 * @returns how many tests passed, failed and were skipped.
 * @throws Unable if there is no display or no download; Error if VS Code ends without a result.
 */
export async function runOnDesktop(options: DesktopOptions): Promise<Counts> {
  requireDisplay();
  const vscodeExecutablePath = process.env["CODER_ACCESS_CODE"] ?? (await download());
  const data = createUserData();
  const reports = await listenToSuite(options.print, options.grep);
  try {
    const running = runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: options.extension,
      extensionTestsPath: options.tests,
      extensionTestsEnv: { ...reports.env },
      launchArgs: [data.workspace, `--user-data-dir=${data.userData}`, `--extensions-dir=${data.extensions}`],
    });
    // A failed test makes VS Code end with an error too, but the counts have arrived by then.
    const ended = running.then(
      () => {
        throw new Error("VS Code ended without a result.");
      },
      (error: unknown) => {
        throw new Error("VS Code ended without a result.", { cause: error });
      },
    );
    const counts = await Promise.race([reports.counts, ended]);
    await running.catch(() => undefined);
    return counts;
  } finally {
    reports.close();
    data.remove();
  }
}

function requireDisplay(): void {
  const { DISPLAY: display, WAYLAND_DISPLAY: wayland } = process.env;
  if (process.platform === "linux" && display === undefined && wayland === undefined) {
    throw new Unable(
      "There is no display for a desktop VS Code. Run this in a desktop session or under xvfb-run.",
    );
  }
}

async function download(): Promise<string> {
  try {
    return await downloadAndUnzipVSCode({ version: "stable" });
  } catch (error) {
    throw new Unable(
      "VS Code could not be downloaded. Set CODER_ACCESS_CODE to an installed one, or run: npm run test:integration",
      { cause: error },
    );
  }
}
