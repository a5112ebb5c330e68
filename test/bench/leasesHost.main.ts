import { once } from "node:events";
import { Agent, request } from "node:http";
import net from "node:net";
import * as vscode from "vscode";
import type { Grant } from "../../src/core/grant/grant";
import { openLeasedTerminal } from "../../src/leases/holders/leasedTerminal";
import type { Lease } from "../../src/leases/lease";
import { reportToRunner } from "../host/suiteReport";
import { LeaseWindow } from "../unit/leases/leaseWindow";
import { median } from "./support/measuring";
import { type Served, servedHere, signIn } from "./support/signIn";

/** What the program prints, as JSON: medians, in ms, and of how many times as long the leased terminal took in a round. */
export type LeaseTimes = Readonly<Record<"plain" | "post" | "leased" | "minting" | "times", number>>;

const rounds = 15;

/** Measures, inside the extension host, how long terminals take to their first prompt. */
export async function run(): Promise<void> {
  await reportToRunner(async (print) => {
    print(JSON.stringify(await measure()));
    return { passed: 1, failed: 0, skipped: 0 };
  });
}

async function measure(): Promise<LeaseTimes> {
  const served = servedHere();
  const session = await signIn(served);
  const window = new LeaseWindow(session);
  const extension = vscode.extensions.getExtension("coder-access.coder-access");
  if (!extension) throw new Error("The extension is not there.");
  // Each shell connects when it is about to show its prompt.
  const prompts = net.createServer((socket) => socket.on("error", () => undefined).destroy());
  prompts.listen(Number(process.env["CODER_ACCESS_BENCH_PROMPTS"]), "127.0.0.1");
  await once(prompts, "listening");
  const grant: Grant = {
    scopes: ["workspace:read"],
    allowList: [{ type: "workspace", id: process.env["CODER_ACCESS_BENCH_WORKSPACE"] ?? "" }],
  };
  let lease: Lease | undefined;
  let minting = 0;
  const services = {
    extensionUri: extension.extensionUri,
    leases: {
      take: async (...given: Parameters<LeaseWindow["leases"]["take"]>) => {
        const started = performance.now();
        lease = await window.leases.take(...given);
        minting = performance.now() - started;
        return lease;
      },
    },
  };
  const ways = {
    plain: () => vscode.window.createTerminal({ shellPath: vscode.env.shell, isTransient: true }).show(),
    leased: () => openLeasedTerminal(services, session, { name: "alpha", grant, says: () => "A token." }),
  };
  const agent = new Agent({ keepAlive: true });
  const timed = async (open: () => unknown): Promise<number> => {
    const isThere = once(prompts, "connection", { signal: AbortSignal.timeout(30_000) });
    const started = performance.now();
    await open();
    await isThere;
    const took = performance.now() - started;
    await closeTerminals();
    await lease?.end();
    return took;
  };
  const samples: Omit<LeaseTimes, "times">[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const started = performance.now();
    const id = await post(served, agent, grant);
    const took = performance.now() - started;
    await session.client.keys.delete(id);
    const isFirst = round % 2 === 0;
    const before = isFirst ? await timed(ways.plain) : undefined;
    const leased = await timed(ways.leased);
    const plain = before ?? (await timed(ways.plain));
    if (round > 0) samples.push({ plain, post: took, leased, minting });
  }
  const of = (name: keyof (typeof samples)[number]) => median(samples.map((sample) => sample[name]));
  agent.destroy();
  prompts.close();
  window.remove();
  session.client.dispose();
  return {
    plain: of("plain"),
    post: of("post"),
    leased: of("leased"),
    minting: of("minting"),
    times: median(samples.map((sample) => sample.leased / (sample.plain + sample.post))),
  };
}

async function closeTerminals(): Promise<void> {
  while (vscode.window.terminals.length > 0) {
    const closed = new Promise((resolve) => {
      const listening = vscode.window.onDidCloseTerminal(() => {
        listening.dispose();
        resolve(undefined);
      });
    });
    vscode.window.terminals[0]?.dispose();
    await closed;
  }
}

/** Creates such a token with nothing but what Node has. @returns its ID. */
function post({ url, key }: Served, agent: Agent, { scopes, allowList }: Grant): Promise<string> {
  const body = JSON.stringify({
    token_name: `bare-${performance.now()}`,
    lifetime: 3600 * 1e9,
    scopes,
    allow_list: allowList.map(({ type, id }) => `${type}:${id}`),
  });
  return new Promise((resolve, reject) => {
    const asking = request(
      `${url}/api/v2/users/me/keys/tokens`,
      { method: "POST", agent, headers: { "Coder-Session-Token": key } },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
        response.on("end", () => resolve((JSON.parse(text) as { key: string }).key.slice(0, 10)));
        response.on("error", reject);
      },
    );
    asking.on("error", reject);
    asking.end(body);
  });
}
