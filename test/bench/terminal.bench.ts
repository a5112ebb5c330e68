import { execFile } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { startCoderd } from "../coderd";
import type { TerminalTimes } from "./plain/terminal.main";
import { showGoals } from "./support/goals";
import { rounded } from "./support/measuring";
import { environmentOf } from "./support/signIn";

async function main(): Promise<void> {
  const server = await startCoderd({ settings: { agentConnects: 0, agentReady: 0 } });
  try {
    const env = {
      ...process.env,
      ...environmentOf({ url: server.url, key: server.sessionKeyFor("alice") }),
      CODER_ACCESS_BENCH_WORKSPACE: server.workspace("alpha").id,
    };
    // Another process: the server's and the shell's work is not counted.
    const program = path.join(__dirname, "plain", "terminal.main.js");
    const { stdout } = await promisify(execFile)(process.execPath, [program], { env, timeout: 300_000 });
    show(JSON.parse(stdout) as TerminalTimes);
  } finally {
    await server.stop();
  }
}

function show({ full, steady, echo, prompt }: TerminalTimes): void {
  const [load = 0] = os.loadavg();
  console.log(
    `A shell at the embedded server, in plain Node; load ${load.toFixed(1)} on ${os.cpus().length} processors`,
  );
  const rate = (bytes: number, ms: number) => `${rounded(bytes / 2 ** 20 / (ms / 1000), 1)} MiB/s`;
  console.table({
    "as fast as the shell prints": {
      "bare socket": rate(full.bytes, full.ms.bare),
      "the client's terminal": rate(full.bytes, full.ms.client),
      "the whole terminal": `${rate(full.bytes, full.whole)}, held back at 6`,
    },
    "as a program prints all the time": {
      "bare socket": rate(steady.bytes, steady.ms.bare),
      "the client's terminal": "",
      "the whole terminal": rate(steady.bytes, steady.ms.whole),
    },
    "keystroke to echo": {
      "bare socket": `${rounded(echo.ms.bare, 2)} ms`,
      "the client's terminal": "",
      "the whole terminal": `${rounded(echo.ms.whole, 2)} ms`,
    },
    "click to first prompt": {
      "bare socket": `${rounded(prompt.ms.bare, 1)} ms`,
      "the client's terminal": "",
      "the whole terminal": `${rounded(prompt.ms.whole, 1)} ms, and ${rounded(prompt.minting, 1)} ms for its token`,
    },
  });
  showGoals([
    { what: "throughput, client ÷ bare socket", value: 1 / full.times.client, atLeast: 0.9 },
    {
      what: "throughput, whole terminal ÷ bare socket, below its limit",
      value: 1 / steady.times.whole,
      atLeast: 0.9,
    },
    { what: "keystroke to echo ÷ bare socket", value: echo.times.whole, atMost: 1.2 },
    {
      what: "click to first prompt ÷ bare handshake, without the token",
      value: prompt.times.whole,
      atMost: 1.3,
    },
  ]);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
