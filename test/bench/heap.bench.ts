import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { type Coderd, startCoderd } from "../coderd";
import type { InUse, View } from "./plain/heap.main";
import { showGoals } from "./support/goals";
import { addTokens, addWorkspaces } from "./support/manyThings";
import { median, rounded } from "./support/measuring";
import { environmentOf } from "./support/signIn";

const counts = { tokens: 10_000, workspaces: 2000 };
const rounds = 3;

/** How many bytes all of them take, more than the few that somebody else has. */
async function measure(server: Coderd, view: View): Promise<InUse> {
  const measured: InUse[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [few, many] = [await inUse(server, "bob", view), await inUse(server, "alice", view)];
    measured.push({ bare: many.bare - few.bare, whole: many.whole - few.whole });
  }
  return {
    bare: median(measured.map(({ bare }) => bare)),
    whole: median(measured.map(({ whole }) => whole)),
  };
}

/** A process of its own for each, so that nobody holds what was there before. */
async function inUse(server: Coderd, username: string, view: View): Promise<InUse> {
  const env = {
    ...process.env,
    ...environmentOf({ url: server.url, key: server.sessionKeyFor(username) }),
    CODER_ACCESS_BENCH_VIEW: view,
  };
  const program = path.join(__dirname, "plain", "heap.main.js");
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env, timeout: 120_000 });
  return JSON.parse(stdout) as InUse;
}

async function main(): Promise<void> {
  const server = await startCoderd();
  try {
    addTokens(server, "alice", counts.tokens);
    addWorkspaces(server, "alice", counts.workspaces);
    addTokens(server, "bob", 1);
    show(await measure(server, "tokens"), await measure(server, "workspaces"));
  } finally {
    await server.stop();
  }
}

function show(tokens: InUse, workspaces: InUse): void {
  console.log(
    `What stays in use with ${counts.tokens} tokens or ${counts.workspaces} workspaces in sight, in plain Node`,
  );
  const row = ({ bare, whole }: InUse, count: number) => ({
    "JSON.parse alone, KiB for 1,000": rounded(bare / 1024 / (count / 1000)),
    "the whole extension": rounded(whole / 1024 / (count / 1000)),
    "× reference": rounded(whole / bare, 2),
  });
  console.table({ tokens: row(tokens, counts.tokens), workspaces: row(workspaces, counts.workspaces) });
  showGoals([
    { what: "tokens in sight ÷ JSON.parse", value: tokens.whole / tokens.bare, atMost: 2.5 },
    { what: "workspaces in sight ÷ JSON.parse", value: workspaces.whole / workspaces.bare, atMost: 0.75 },
  ]);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
