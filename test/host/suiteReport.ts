import { connect, type Socket } from "node:net";

/** How many tests passed, failed and were skipped. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The full titles of the tests that failed. */
  readonly failures?: readonly string[];
}

/** What a suite inside VS Code sends to its starter, one JSON object a line. */
export type SuiteMessage =
  | { readonly line: string }
  | { readonly counts: Counts }
  /** The suite could not be run at all. */
  | { readonly error: string };

/**
 * Runs a suite and reports the result to the process that started VS Code, at the port in
 * `CODER_ACCESS_TEST_PORT`; without a port, as under a debugger, it reports to the console.
 * @param suite returns the counts; its output is sent line by line.
 * @throws Error what the suite threw, or that nobody is listening at the port.
 */
export async function reportToRunner(
  suite: (print: (line: string) => void) => Promise<Counts>,
): Promise<Counts> {
  const socket = process.env["CODER_ACCESS_TEST_PORT"] === undefined ? undefined : await connectToRunner();
  const send = (message: SuiteMessage) =>
    socket === undefined ? tellConsole(message) : socket.write(`${JSON.stringify(message)}\n`);
  try {
    const counts = await suite((line) => send({ line }));
    send({ counts });
    return counts;
  } catch (error) {
    send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    throw error;
  } finally {
    if (socket !== undefined) await new Promise<void>((resolve) => socket.end(resolve));
  }
}

function tellConsole(message: SuiteMessage): void {
  // eslint-disable-next-line no-console
  console.log("line" in message ? message.line : JSON.stringify(message));
}

async function connectToRunner(): Promise<Socket> {
  const port = Number(process.env["CODER_ACCESS_TEST_PORT"]);
  return new Promise((resolve, reject) => {
    const connecting = connect(port, "127.0.0.1", () => resolve(connecting));
    connecting.once("error", reject);
  });
}
