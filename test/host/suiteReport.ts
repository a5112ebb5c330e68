import { connect, type Socket } from "node:net";

/** How many tests passed, failed and were skipped. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What a suite inside VS Code sends to the one who started it, one JSON object a line. */
export type SuiteMessage = { readonly line: string } | { readonly counts: Counts };

/** The way from inside the extension host to the one who started VS Code. */
export interface SuiteReport {
  readonly send: (message: SuiteMessage) => void;
  /** Waits until everything was sent. */
  readonly close: () => Promise<void>;
}

/**
 * Connects to the one who started VS Code, at the port of `CODER_ACCESS_TEST_PORT`.
 *
 * @throws Error when nobody listens there
 */
export async function connectToRunner(): Promise<SuiteReport> {
  const port = Number(process.env["CODER_ACCESS_TEST_PORT"]);
  const socket = await new Promise<Socket>((resolve, reject) => {
    const connecting = connect(port, "127.0.0.1", () => resolve(connecting));
    connecting.once("error", reject);
  });
  return {
    send: (message) => socket.write(`${JSON.stringify(message)}\n`),
    close: () => new Promise((resolve) => socket.end(resolve)),
  };
}
