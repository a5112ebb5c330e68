import path from "node:path";
import { startCoderd } from "../coderd";
import { runIntegration } from "../host/integration";
import { projectRoot } from "../host/machine";
import { showGoals } from "./support/goals";
import { addTokens } from "./support/manyThings";
import { showTaken } from "./support/measuring";
import { environmentOf } from "./support/signIn";
import type { TreeTimes } from "./treeHost.main";

const count = 10_000;

async function main(): Promise<void> {
  // The extension host is another process: the server's work is not counted.
  const server = await startCoderd();
  try {
    addTokens(server, "alice", count);
    const lines: string[] = [];
    await runIntegration({
      extension: projectRoot,
      tests: path.join(__dirname, "treeHost.main.js"),
      env: environmentOf({ url: server.url, key: server.sessionKeyFor("alice") }),
      print: (line) => lines.push(line),
      timeout: 180_000,
    });
    show(JSON.parse(lines[0] ?? "{}") as TreeTimes);
  } finally {
    await server.stop();
  }
}

function show({ tokens, rows, ...taken }: TreeTimes): void {
  console.log(`${tokens} tokens, ${rows} rows in sight, in VS Code's extension host`);
  const names = {
    reference: "bare GET and JSON.parse",
    parse: "JSON.parse alone",
    list: "the client's list",
    tree: "list, audit, picture and rows",
    audit: "audit, picture and rows",
    again: "painting again",
    filter: "painting a filtered view",
  };
  showTaken(names, taken);
  showGoals([
    {
      what: "tokens to rows ÷ bare GET and JSON.parse",
      value: taken.tree.times,
      atMost: 1.5,
    },
    // The list comes in one piece, which nobody can parse in several.
    { what: "longest block once the list is there, at work, ms", value: taken.audit.worked, atMost: 16 },
  ]);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
