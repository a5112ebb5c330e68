import { setTimeout as sleep } from "node:timers/promises";
import * as vscode from "vscode";
import type { LoggedRequest } from "../coderd";
import { loadExtension } from "../host/loadExtension";
import { reportToRunner } from "../host/suiteReport";
import { collectGarbage } from "./support/measuring";
import { servedHere, signIn } from "./support/signIn";

/** What an extension host used while nobody did anything. */
export type Idle = {
  readonly seconds: number;
  /** For how long its process kept a processor busy, all its threads together, ms. */
  readonly processor: number;
  /** Requests that the Coder server received. */
  readonly requests: number;
  /** What is in use once it was collected, MiB. */
  readonly heap: number;
};

/** VS Code is busy for a while after it started, and so are we after something was read. In ms. */
const settling = 20_000;
/** The views are read when no request came for so long, ms. */
const quietFor = 3000;
const measured = 60_000;

/** Measures, inside the extension host, what idling costs with the extension that `CODER_ACCESS_BENCH_EXTENSION` names. */
export async function run(): Promise<void> {
  await reportToRunner(async (print) => {
    print(JSON.stringify(await measure(process.env["CODER_ACCESS_BENCH_EXTENSION"] ?? "")));
    return { passed: 1, failed: 0, skipped: 0 };
  });
}

async function measure(id: string): Promise<Idle> {
  const isOurs = id === "coder-access.coder-access";
  const { extension, wrap } = loadExtension(id);
  if (isOurs) {
    wrap((activate) => async (context) => {
      await signInBefore(context);
      return activate(context);
    });
  }
  await extension.activate();
  if (isOurs) {
    for (const view of ["tokens", "workspaces"])
      await vscode.commands.executeCommand(`coderAccess.${view}.focus`);
    await allRead();
  }
  await vscode.commands.executeCommand("workbench.view.explorer");
  await sleep(settling);
  collectGarbage();
  await sleep(settling / 4);
  await fetch(`${servedHere().url}/__test/log`, { method: "DELETE" });
  const started = performance.now();
  const before = process.cpuUsage();
  await sleep(measured);
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - started) / 1000;
  const requests = (await requestsSoFar()).length;
  collectGarbage();
  return {
    seconds,
    processor: (user + system) / 1000,
    requests,
    heap: process.memoryUsage().heapUsed / 2 ** 20,
  };
}

/** Writes down a session as signing in does. */
async function signInBefore(context: vscode.ExtensionContext): Promise<void> {
  const served = servedHere();
  const { client, deployment, record } = await signIn(served);
  client.dispose();
  const kept = { ...record, session: served.key, signedInAt: new Date().toISOString() };
  await context.secrets.store(`session:${deployment.href}`, JSON.stringify(kept));
  await fetch(`${served.url}/__test/log`, { method: "DELETE" });
}

async function requestsSoFar(): Promise<readonly LoggedRequest[]> {
  return (await (await fetch(`${servedHere().url}/__test/log`)).json()) as LoggedRequest[];
}

/** Waits until tokens and workspaces were read, and nothing else is asked. */
async function allRead(): Promise<void> {
  let [count, since] = [0, performance.now()];
  for (;;) {
    await sleep(500);
    const all = await requestsSoFar();
    if (all.length !== count) [count, since] = [all.length, performance.now()];
    const isRead = (words: string) => all.some(({ path }) => path.includes(words));
    if (isRead("/keys/tokens") && isRead("/workspaces") && performance.now() - since > quietFor) return;
  }
}
