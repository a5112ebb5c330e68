import path from "node:path";
import { startCoderd } from "../coderd";
import { runIntegration } from "../host/integration";
import { projectRoot } from "../host/machine";
import type { Idle } from "./idleHost.main";
import { showGoals } from "./support/goals";
import { addTokens, addWorkspaces } from "./support/manyThings";
import { median, rounded } from "./support/measuring";
import { environmentOf, type Served } from "./support/signIn";

const tokens = 10_000;
const workspaces = 2000;

/** How often each of the two is measured; they take turns. */
const rounds = 2;

/** One extension host that idles: ours in it, or nothing of ours. */
async function idle(extension: "ours" | "empty", served: Served): Promise<Idle> {
  const lines: string[] = [];
  await runIntegration({
    // Copies that do not start by themselves, so that ours is signed in before it starts.
    extension: path.join(projectRoot, "out", "bench", extension),
    tests: path.join(__dirname, "idleHost.main.js"),
    settings: { "coderAccess.url": served.url },
    env: { ...environmentOf(served), CODER_ACCESS_BENCH_EXTENSION: `coder-access.${nameOf[extension]}` },
    print: (line) => lines.push(line),
    timeout: 180_000,
  });
  return JSON.parse(lines[0] ?? "{}") as Idle;
}

const nameOf = { ours: "coder-access", empty: "empty" };

async function main(): Promise<void> {
  const server = await startCoderd({ control: true });
  try {
    addTokens(server, "alice", tokens);
    addWorkspaces(server, "alice", workspaces);
    const served = { url: server.url, key: server.sessionKeyFor("alice") };
    const without: Idle[] = [];
    const withUs: Idle[] = [];
    for (let round = 0; round < rounds; round += 1) {
      without.push(await idle("empty", served));
      withUs.push(await idle("ours", served));
    }
    show(without, withUs);
  } finally {
    await server.stop();
  }
}

function show(without: readonly Idle[], withUs: readonly Idle[]): void {
  const perHour = (all: readonly Idle[]) =>
    median(all.map(({ processor, seconds }) => (processor / 1000 / seconds) * 3600));
  const requests = Math.max(...withUs.map((one) => one.requests));
  const heap = (all: readonly Idle[]) => rounded(median(all.map((one) => one.heap)), 1);
  console.log(
    `VS Code's extension host, signed in, ${tokens} tokens and ${workspaces} workspaces were read, and both views are hidden`,
  );
  console.table({
    "without us": {
      "of a processor, s an hour": rounded(perHour(without), 1),
      requests: "",
      "heap, MiB": heap(without),
    },
    "with us": {
      "of a processor, s an hour": rounded(perHour(withUs), 1),
      requests,
      "heap, MiB": heap(withUs),
    },
  });
  showGoals([
    { what: "requests while hidden", value: requests, atMost: 0 },
    {
      what: "of a processor, s an hour more than without us",
      value: perHour(withUs) - perHour(without),
      atMost: 5,
    },
  ]);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
