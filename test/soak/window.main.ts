import { writeHeapSnapshot } from "node:v8";
import { chooser, seedOf } from "../faults/chooser";
import { hastenTime } from "../support/fastTime";
import { MemoryMemento, type MemorySecrets } from "../support/memory";
import { startExtension } from "../support/vscode/extension";
import { freshVscode, host } from "../support/vscode/host";
import { countTimers } from "./countTimers";
import { FarKeyring } from "./farKeyring";
import { holding } from "./holding";
import type { Beginning, FromWindow, ToWindow } from "./messages";
import { comeToRest, workOnce } from "./work";

/** A window of VS Code in a process of its own, in which somebody works until it is ended. */
async function main(): Promise<void> {
  const keyring = new FarKeyring();
  const say = (message: FromWindow): void => void process.send?.(message);
  const { url, storage, haste, since, seed } = await new Promise<Beginning>((resolve) => {
    process.once("message", (message) => resolve(message as Beginning));
  });
  const time = hastenTime(haste, since);
  const timers = countTimers();
  const asked: Extract<ToWindow, { kind: "sample" }>[] = [];
  process.on("message", (message: ToWindow) => {
    keyring.hear(message);
    if (message.kind === "slept") time.sleep(message.milliseconds);
    if (message.kind === "sample") asked.push(message);
  });
  // A failure that nobody catches ends the window, and with it the soak.
  freshVscode();
  host.set("coderAccess.url", url);
  host.set("coderAccess.network.timeout", 20);
  const extension = startExtension({
    globalState: new MemoryMemento(),
    secrets: keyring as unknown as MemorySecrets,
    storage,
  });
  const worker = { extension, choose: chooser(seedOf(seed, "work")), window: process.pid };
  for (;;) {
    const samples = asked.splice(0);
    if (samples.length > 0) {
      await comeToRest();
      say({ kind: "sampled", sample: await holding(keyring, storage, timers) });
      const { snapshot } = samples.find((sample) => sample.snapshot !== undefined) ?? {};
      if (snapshot !== undefined) writeHeapSnapshot(`${snapshot}-${process.pid}.heapsnapshot`);
    }
    say({ kind: "did", ...(await workOnce(worker)) });
  }
}

process.on("disconnect", () => process.exit(0));
void main();
