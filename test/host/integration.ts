import { createServer, type Socket } from "node:net";
import { launchBrowser } from "./browser";
import { type ExtensionTestOptions, startExtensionTests } from "./extensionTestServer";
import { freePort } from "./freePort";
import type { Counts, SuiteMessage } from "./suiteReport";

export interface IntegrationOptions extends ExtensionTestOptions {
  /** Runs only the tests whose full title matches this regular expression. */
  readonly grep?: string | undefined;
  /** Receives the suite's output, line by line. */
  readonly print: (line: string) => void;
  /** How long the whole suite may take, in ms. */
  readonly timeout?: number;
  /** Shows the browser's window, and leaves it open until somebody closes it. */
  readonly headed?: boolean;
}

/** A listener on 127.0.0.1 to which the suite inside VS Code reports. */
export interface SuiteReports {
  /** Variables that tell the suite where to report. */
  readonly env: Readonly<Record<string, string>>;
  /** The counts; rejects if the suite's process ended without sending any. */
  readonly counts: Promise<Counts>;
  readonly close: () => void;
}

/** Opens the listener for one run of the suite. */
export async function listenToSuite(print: (line: string) => void, grep?: string): Promise<SuiteReports> {
  const port = await freePort();
  const sockets = new Set<Socket>();
  const server = createServer();
  const counts = new Promise<Counts>((resolve, reject) => {
    server.on("error", reject);
    server.on("connection", (socket) => {
      sockets.add(socket);
      let rest = "";
      socket.setEncoding("utf8").on("data", (text: string) => {
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) {
          const message = JSON.parse(line) as SuiteMessage;
          if ("line" in message) print(message.line);
          else if ("counts" in message) resolve(message.counts);
          else reject(new Error(message.error));
        }
      });
      socket.on("error", () => undefined);
      socket.on("close", () => reject(new Error("The extension host ended in the middle of the tests.")));
    });
  });
  // Code that waits for the counts sees the rejection; nobody else has to.
  counts.catch(() => undefined);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    env: {
      CODER_ACCESS_TEST_PORT: String(port),
      CODER_ACCESS_TEST_COLOR: process.stdout.isTTY ? "1" : "0",
      ...(grep === undefined ? {} : { CODER_ACCESS_TEST_GREP: grep }),
    },
    counts,
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
    },
  };
}

/**
 * Runs a suite inside the extension host of a real VS Code.
 * @returns how many tests passed, failed and were skipped.
 * @throws Error if VS Code does not start, ends early or does not finish in time.
 */
export async function runIntegration(options: IntegrationOptions): Promise<Counts> {
  const reports = await listenToSuite(options.print, options.grep);
  const server = await startExtensionTests({ ...options, env: { ...options.env, ...reports.env } });
  const browser = await launchBrowser(options.headed);
  const pageLog: string[] = [];
  try {
    const page = await browser.newPage();
    page.on("console", (message) => pageLog.push(message.text()));
    await page.goto(server.url);
    const timeout = options.timeout ?? 300_000;
    const counts = await Promise.race([
      reports.counts,
      page.waitForTimeout(timeout).then(() => {
        throw new Error(`The tests inside VS Code were not done after ${timeout / 1000} s.`);
      }),
      server.ended.then(() => {
        throw new Error("VS Code's server ended in the middle of the tests.");
      }),
    ]);
    if (options.headed === true) await page.waitForEvent("close", { timeout: 0 });

    return counts;
  } catch (error) {
    options.print([server.output(), ...pageLog].join("\n"));
    throw error;
  } finally {
    await browser.close();
    reports.close();
    await server.stop();
  }
}
