import path from "node:path";
import { startCoderd } from "../coderd";
import { runIntegration } from "../host/integration";
import { projectRoot } from "../host/machine";
import type { Taken, TreeTimes } from "./treeHost.main";

const count = 10_000;
/** Tokens as people have them: broad ones, narrow ones, and ones that name a thing. */
const kinds = [
  { scopes: ["coder:all"] },
  { scopes: ["workspace:read", "template:read"] },
  { scopes: ["coder:workspaces.operate"] },
  { scopes: ["workspace:read"], allowList: ["workspace:5d0c1f6e-93f4-4a52-8a0b-0d6e7c1b2a39", "template:*"] },
];

async function main(): Promise<void> {
  // The extension host is another process: the server's work is not counted.
  const server = await startCoderd();
  try {
    for (let index = 0; index < count; index += 1) {
      const kind = kinds[index % kinds.length];
      server.createToken("alice", { ...kind, name: `token-${index}`, lifetime: 200 * 86_400_000 });
    }
    const lines: string[] = [];
    await runIntegration({
      extension: projectRoot,
      tests: path.join(__dirname, "treeHost.main.js"),
      env: { CODER_ACCESS_BENCH_URL: server.url, CODER_ACCESS_BENCH_KEY: server.sessionKeyFor("alice") },
      print: (line) => lines.push(line),
      timeout: 180_000,
    });
    show(JSON.parse(lines[0] ?? "{}") as TreeTimes);
  } finally {
    await server.stop();
  }
}

function show({ tokens, rows, ...taken }: TreeTimes): void {
  const names: Record<keyof typeof taken, string> = {
    reference: "bare GET and JSON.parse",
    list: "the client's list",
    tree: "list, audit, picture and rows",
    audit: "audit, picture and rows",
    again: "painting again",
    filter: "painting a filtered view",
  };
  console.log(`${tokens} tokens, ${rows} rows in sight, in VS Code's extension host`);
  const row = ({ milliseconds, blocked, memory }: Taken) => ({
    ms: Math.round(milliseconds),
    "× reference": Number((milliseconds / taken.reference.milliseconds).toFixed(2)),
    "blocked at most, ms": Math.round(blocked),
    "memory at most, MiB": Math.round(memory),
  });
  console.table(
    Object.fromEntries(
      Object.entries(taken).map(([name, one]) => [names[name as keyof typeof taken], row(one)]),
    ),
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
