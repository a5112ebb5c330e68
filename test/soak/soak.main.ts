import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Coderd, startCoderd } from "../coderd";
import { chooser, seedOf } from "../faults/chooser";
import { hastenTime } from "../support/fastTime";
import { MemorySecrets } from "../support/memory";
import { storedSession } from "../support/storedSession";
import type { FromWindow, Sample, ToWindow } from "./messages";
import { trendsOf } from "./plot";
import { troubles } from "./troubles";

/** What scripts/soak.mjs asks for, as JSON. */
type Orders = {
  readonly minutes: number;
  readonly seed: number;
  readonly haste: number;
  /** Where to write the heaps of both windows after each third, absolute; nowhere if it is absent. */
  readonly snapshots?: string;
};

/** How often both windows say what they hold. */
const samples = 30;
/** How many tokens the server keeps of those that people make. */
const mostTokens = 20;
/** How often something may happen between two samples. */
const parts = 5;

/** A window, and what it told. */
type Window = {
  readonly process: ChildProcess;
  readonly sampled: Sample[];
  readonly did: Map<string, number>;
  unended: number;
};

function openWindow(
  seed: number,
  secrets: MemorySecrets,
  begin: Omit<ToWindow & { kind: "begin" }, "seed">,
): Window {
  const child = fork(path.join(__dirname, "window.main.js"), {
    // With source maps, the first error whose stack is read would add 20 MiB to the heap, whenever that is.
    execArgv: ["--expose-gc", "--trace-warnings"],
  });
  const window: Window = { process: child, sampled: [], did: new Map(), unended: 0 };
  const tell = (message: ToWindow): void => {
    if (child.connected) child.send(message);
  };
  secrets.onDidChange(({ key }) => tell({ kind: "changed", key }));
  child.on("message", (message: FromWindow) => {
    if (message.kind === "sampled") window.sampled.push(message.sample);
    if (message.kind === "did") {
      window.did.set(message.what, (window.did.get(message.what) ?? 0) + 1);
      if (!message.isOver) window.unended += 1;
    }
    if (message.kind === "keyring") void answer(secrets, message).then(tell);
  });
  tell({ ...begin, seed });
  return window;
}

async function answer(secrets: MemorySecrets, asked: FromWindow & { kind: "keyring" }): Promise<ToWindow> {
  const { id, call, key, value = "" } = asked;
  if (call === "keys") return { kind: "answer", id, value: await secrets.keys() };
  if (call === "get") return { kind: "answer", id, value: await secrets.get(key) };
  await (call === "store" ? secrets.store(key, value) : secrets.delete(key));
  return { kind: "answer", id };
}

/** The server forgets old tokens, so that a list that grows is not taken for a leak. */
function forgetOld(coderd: Coderd): void {
  const { store } = coderd;
  const { id } = coderd.user("alice");
  const made = store.keys.ownedBy(id).filter(({ tokenName }) => tokenName.startsWith("soak-"));
  for (const key of made.slice(0, -mostTokens)) store.keys.remove(key);
}

async function main(): Promise<void> {
  const { minutes, seed, haste, snapshots } = JSON.parse(process.argv[2] ?? "{}") as Orders;
  const since = Date.now();
  const wait = setTimeout.bind(globalThis);
  const pause = (milliseconds: number) => new Promise<void>((resolve) => void wait(resolve, milliseconds));
  const time = hastenTime(haste, since);
  const coderd = await startCoderd({ profile: "2.38" });
  const secrets = new MemorySecrets();
  secrets.values.set(`session:${coderd.url}`, storedSession(coderd));
  const storage = mkdtempSync(path.join(os.tmpdir(), "coder-access-soak-"));
  const windows = [1, 2].map((number) =>
    openWindow(seedOf(seed, String(number)), secrets, {
      kind: "begin",
      url: coderd.url,
      storage,
      haste,
      since,
    }),
  );
  const tellAll = (message: ToWindow): void => {
    for (const { process: child } of windows) if (child.connected) child.send(message);
  };
  const trouble = troubles(coderd, chooser(seedOf(seed, "trouble")), (milliseconds) => {
    time.sleep(milliseconds);
    tellAll({ kind: "slept", milliseconds });
  });
  const every = (minutes * 60_000) / samples;
  let died = 0;
  for (let sample = 0; sample < samples && died === 0; sample += 1) {
    for (let part = 0; part < parts; part += 1) {
      await pause(every / parts);
      trouble.next();
      coderd.log.clear();
    }
    trouble.end();
    forgetOld(coderd);
    const third = (sample + 1) / (samples / 3);
    const snapshot = Number.isInteger(third)
      ? snapshots && path.join(snapshots, `third-${third}`)
      : undefined;
    tellAll({ kind: "sample", snapshot });
    died = windows.filter(({ process: child }) => child.exitCode !== null).length;
  }
  // The last samples are still being taken.
  await pause(15_000);
  const result = windows.map(({ sampled, did, unended }) => ({
    trends: trendsOf(sampled),
    samples: sampled.length,
    did: Object.fromEntries(did),
    unended,
  }));
  // At once: a window that works on without us would complain.
  for (const { process: child } of windows) child.kill("SIGKILL");
  await coderd.stop();
  time.stop();
  rmSync(storage, { recursive: true, force: true, maxRetries: 5 });
  console.log(
    `RESULT ${JSON.stringify({ windows: result, died, sleeps: trouble.sleeps, flaps: trouble.flaps })}`,
  );
  process.exit(0);
}

void main();
