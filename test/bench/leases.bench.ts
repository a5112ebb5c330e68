import os from "node:os";
import path from "node:path";
import { startCoderd } from "../coderd";
import { freePort } from "../host/freePort";
import { runIntegration } from "../host/integration";
import { projectRoot } from "../host/machine";
import type { LeaseTimes } from "./leasesHost.main";
import { showGoals } from "./support/goals";
import { rounded } from "./support/measuring";
import { environmentOf } from "./support/signIn";

async function main(): Promise<void> {
  // The extension host is another process: the server's work is not counted.
  const server = await startCoderd();
  try {
    const lines: string[] = [];
    const port = await freePort();
    await runIntegration({
      extension: projectRoot,
      tests: path.join(__dirname, "leasesHost.main.js"),
      env: {
        ...environmentOf({ url: server.url, key: server.sessionKeyFor("alice") }),
        CODER_ACCESS_BENCH_WORKSPACE: server.workspace("alpha").id,
        CODER_ACCESS_BENCH_PROMPTS: String(port),
        SHELL: "/bin/bash",
        PROMPT_COMMAND: `: > /dev/tcp/127.0.0.1/${port}`,
      },
      print: (line) => lines.push(line),
      timeout: 180_000,
    });
    show(JSON.parse(lines[0] ?? "{}") as LeaseTimes);
  } finally {
    await server.stop();
  }
}

function show({ plain, post, leased, minting, times }: LeaseTimes): void {
  const [load = 0] = os.loadavg();
  console.log(
    `Terminals in a real VS Code; load ${load.toFixed(1)} on ${os.cpus().length} processors; medians, ms`,
  );
  console.table({
    "a plain terminal to its prompt": rounded(plain),
    "the bare POST of a token": rounded(post, 1),
    "a terminal with a scoped token to its prompt": rounded(leased),
    "of that, its token": rounded(minting, 1),
  });
  showGoals([{ what: "leased terminal ÷ (plain terminal + bare POST)", value: times, atMost: 1.3 }]);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
