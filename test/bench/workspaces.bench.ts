import os from "node:os";
import path from "node:path";
import { startCoderd } from "../coderd";
import { runIntegration } from "../host/integration";
import { projectRoot } from "../host/machine";
import { showGoals } from "./support/goals";
import { addWorkspaces } from "./support/manyThings";
import { showTaken } from "./support/measuring";
import { environmentOf } from "./support/signIn";
import type { WorkspaceTimes } from "./workspacesHost.main";

const count = 2000;

async function main(): Promise<void> {
  // The extension host is another process: the server's work is not counted.
  const server = await startCoderd({ control: true });
  try {
    addWorkspaces(server, "alice", count);
    const lines: string[] = [];
    await runIntegration({
      extension: projectRoot,
      tests: path.join(__dirname, "workspacesHost.main.js"),
      env: {
        ...environmentOf({ url: server.url, key: server.sessionKeyFor("alice") }),
        CODER_ACCESS_BENCH_FEW: server.sessionKeyFor("bob"),
      },
      print: (line) => lines.push(line),
      timeout: 300_000,
    });
    show(JSON.parse(lines[0] ?? "{}") as WorkspaceTimes);
  } finally {
    await server.stop();
  }
}

function show({ workspaces, inSight, requests, ...taken }: WorkspaceTimes): void {
  const [load = 0] = os.loadavg();
  console.log(
    `${workspaces} workspaces, ${inSight} rows in sight, in VS Code's extension host; load ${load.toFixed(1)} on ${os.cpus().length} processors`,
  );
  const names = {
    reference: "bare GET of the same pages and JSON.parse",
    list: "the client's list",
    rows: "list, picture and rows",
    again: "list, comparison, picture and rows once more",
  };
  showTaken(names, taken);
  console.table(requests);
  showGoals([
    {
      what: "workspaces to rows ÷ bare GET and JSON.parse",
      value: taken.rows.times,
      atMost: 2,
    },
    { what: "longest block meanwhile, at work, ms", value: taken.rows.worked, atMost: 16 },
    ...requests.map(({ who, hidden }) => ({
      what: `requests a minute while hidden, ${who}`,
      value: hidden,
      atMost: 0,
    })),
  ]);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
