import { get } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import * as vscode from "vscode";
import { CoderClient, parseDeploymentUrl } from "../../src/coder";
import { Secret } from "../../src/core/token/secret";
import type { SignedIn } from "../../src/session/sessionState";
import { Surveys } from "../../src/tokens/audit/surveys";
import { TokenCache } from "../../src/tokens/list/tokenCache";
import { TokenStore } from "../../src/tokens/list/tokenStore";
import { rowsAtOnce, tokensPicture } from "../../src/views/tokens/tokensPicture";
import { usualOptions } from "../../src/views/tokens/viewOptions";
import type { TreeNode } from "../../src/views/tree/treeNode";
import { reportToRunner } from "../host/suiteReport";
import { memoryLog, MemoryMemento } from "../support/memory";
import { noMarks } from "../support/noMarks";

/** What one way of getting at the tokens took. */
export interface Taken {
  /** Median of the rounds, ms. */
  readonly milliseconds: number;
  /** The longest time in which nobody else had their turn, in any round, ms. */
  readonly blocked: number;
  /** The most memory that was in use, MiB. */
  readonly memory: number;
}

/** What the program prints, as JSON. */
export type TreeTimes = Readonly<
  Record<"reference" | "list" | "tree" | "audit" | "again" | "filter", Taken>
> & {
  readonly tokens: number;
  readonly rows: number;
};

const rounds = 5;

/** Measures, inside the extension host, how long the Tokens view takes with the tokens of `CODER_ACCESS_BENCH_URL`. */
export async function run(): Promise<void> {
  await reportToRunner(async (print) => {
    print(JSON.stringify(await measure()));
    return { passed: 1, failed: 0, skipped: 0 };
  });
}

async function measure(): Promise<TreeTimes> {
  const url = process.env["CODER_ACCESS_BENCH_URL"] ?? "";
  const key = process.env["CODER_ACCESS_BENCH_KEY"] ?? "";
  const session = await signIn(url, new Secret(key));
  const surveys = new Surveys(memoryLog());
  const store = () => new TokenStore(session, new TokenCache(new MemoryMemento()), memoryLog());

  /** The rows that the view gives to VS Code once the tokens were read. */
  async function paint(from: TokenStore, filter = "", looks = surveys): Promise<number> {
    const state = from.current;
    const survey = state.last && (await looks.of(state.last));
    const picture = await tokensPicture({
      states: [{ session, state, survey }],
      marks: noMarks,
      options: { ...usualOptions, filter },
      nowAt: () => new Date(),
      shownOf: () => rowsAtOnce,
      busyWith: () => undefined,
      isToTell: () => false,
      explain: String,
    });
    return itemsOf(picture.roots);
  }
  const open = store();
  await open.refresh("asked");
  let rows = await paint(open);

  const path = "/api/v2/users/me/keys/tokens?include_expired=true";
  const taken = await compare({
    reference: async () => JSON.parse(await download(url + path, key)) as unknown,
    list: () => session.client.tokens.list({ includeExpired: true }),
    tree: async () => {
      const fresh = store();
      await fresh.refresh("asked");
      rows = await paint(fresh);
      fresh.dispose();
    },
    audit: () => paint(open, "", new Surveys(memoryLog())),
    again: () => paint(open),
    filter: () => paint(open, "template"),
  });
  return { ...taken, tokens: open.current.last?.tokens.length ?? 0, rows };
}

async function signIn(url: string, session: Secret): Promise<SignedIn> {
  const deployment = parseDeploymentUrl(url);
  if (!deployment.ok) throw new Error(deployment.error);
  const client = new CoderClient({ deployment: deployment.value, session });
  const { id, username } = await client.users.me();
  const record = {
    version: 1,
    session,
    userId: id,
    username,
    origin: "cliAuth",
    signedInAt: "",
  } as const;
  return { kind: "signedIn", deployment: deployment.value, client, record };
}

/** Every row that is in sight when all groups are open. */
async function itemsOf(nodes: readonly TreeNode[]): Promise<number> {
  let count = 0;
  for (const node of nodes) {
    const item = node.toItem();
    count += 1;
    if (item.collapsibleState === vscode.TreeItemCollapsibleState.Expanded)
      count += await itemsOf((await node.children?.()) ?? []);
  }
  return count;
}

/** Takes turns, so that whatever else the machine does meets all alike. */
async function compare<Name extends string>(
  ways: Record<Name, () => Promise<unknown>>,
): Promise<Record<Name, Taken>> {
  const names = Object.keys(ways) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as Taken[]])) as Record<Name, Taken[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const sample = await observe(ways[name]);
      // The first round warms up.
      if (round > 0) samples[name].push(sample);
    }
  }
  const result = names.map((name): [Name, Taken] => {
    const of = (field: keyof Taken) => samples[name].map((sample) => sample[field]).sort((a, b) => a - b);
    const middle = Math.floor(rounds / 2);
    return [
      name,
      {
        milliseconds: of("milliseconds")[middle] ?? Number.NaN,
        blocked: Math.max(...of("blocked")),
        memory: Math.max(...of("memory")),
      },
    ];
  });
  return Object.fromEntries(result) as Record<Name, Taken>;
}

async function observe(way: () => Promise<unknown>): Promise<Taken> {
  globalThis.gc?.();
  const delays = monitorEventLoopDelay({ resolution: 1 });
  let memory = 0;
  const look = () => {
    const { heapUsed, external } = process.memoryUsage();
    memory = Math.max(memory, (heapUsed + external) / 2 ** 20);
  };
  const looking = setInterval(look, 5);
  delays.enable();
  const started = performance.now();
  await way();
  const milliseconds = performance.now() - started;
  look();
  // The last wait is noted when it is over.
  await new Promise((resolve) => setTimeout(resolve, 10));
  delays.disable();
  clearInterval(looking);
  return { milliseconds, blocked: delays.max / 1e6, memory };
}

function download(url: string, key: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "Coder-Session-Token": key } }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () => resolve(Buffer.concat(pieces).toString("utf8")));
      response.on("error", reject);
    }).on("error", reject);
  });
}
