import { rowsOf } from "../../faults/screen";
import { until } from "../../host/until";
import { MemoryMemento, MemorySecrets } from "../../support/memory";
import { startExtension } from "../../support/vscode/extension";
import { host } from "../../support/vscode/host";
import { download } from "../support/bare";
import { collectGarbage } from "../support/measuring";
import { type Served, servedHere, signIn } from "../support/signIn";

/** The views whose lists are held. */
export type View = "tokens" | "workspaces";

/** How many bytes are in use in a process that holds what `JSON.parse` gave, and in which the extension shows its view. */
export type InUse = { readonly bare: number; readonly whole: number };

const pageSize = 100;

async function main(): Promise<void> {
  const who = servedHere();
  const view = process.env["CODER_ACCESS_BENCH_VIEW"] as View;
  const before = await inUse();
  const held = view === "tokens" ? await readTokens(who) : await readWorkspaces(who);
  const bare = (await inUse()) - before;
  held.length = 0;
  const whole = await showing(view, who);
  console.log(JSON.stringify({ bare, whole } satisfies InUse));
  process.exit(0);
}

/** How many bytes are in use while somebody sees in a view what they have. */
async function showing(view: View, who: Served): Promise<number> {
  host.closedViews = ["coderAccess.tokens", "coderAccess.workspaces"].filter((id) => !id.endsWith(view));
  host.set("coderAccess.url", who.url);
  const { client, deployment, record } = await signIn(who);
  client.dispose();
  const secrets = new MemorySecrets();
  secrets.values.set(
    `session:${deployment.href}`,
    JSON.stringify({ ...record, session: who.key, signedInAt: new Date().toISOString() }),
  );
  const extension = startExtension({ secrets, globalState: new MemoryMemento() });
  const isShown = async () => ((await rowsOf(`coderAccess.${view}`)).length > 0 ? true : undefined);
  await until(isShown, () => `The ${view} were not read:\n${host.logLines.join("\n")}`);
  const bytes = await inUse();
  extension.remove();
  return bytes;
}

/** How many bytes are in use once all garbage was collected. */
async function inUse(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    collectGarbage();
    await new Promise(setImmediate);
  }
  return process.memoryUsage().heapUsed;
}

async function readTokens({ url, key }: Served): Promise<unknown[]> {
  return JSON.parse(
    await download(`${url}/api/v2/users/me/keys/tokens?include_expired=true`, key),
  ) as unknown[];
}

async function readWorkspaces({ url, key }: Served): Promise<unknown[]> {
  const pages: unknown[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const page = JSON.parse(
      await download(`${url}/api/v2/workspaces?limit=${pageSize}&offset=${offset}`, key),
    ) as { readonly count: number };
    pages.push(page);
    if (offset + pageSize >= page.count) return pages;
  }
}

void main();
