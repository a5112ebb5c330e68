import { readdirSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { EventEmitter } from "../support/vscode/events";
import { host } from "../support/vscode/host";
import type { FarKeyring } from "./farKeyring";
import type { Sample } from "./messages";

/** What VS Code's stand-in remembers for tests that look back; nobody looks back here, and it would count as the heap. */
function forgetTheScreen(): void {
  host.shown.length = 0;
  host.progress.length = 0;
  host.picks.length = 0;
  host.inputs.length = 0;
  host.webviews.length = 0;
  host.terminals.length = 0;
  host.statusBarMessages.length = 0;
  host.logLines.length = 0;
  host.opened.length = 0;
  host.documents.length = 0;
  host.executed.length = 0;
}

/** These are kept for 30 days, which no soak lasts, and are one for each token made. */
const keptForLong = "delivered";

/** How many records are on the disk. */
function recordsIn(storage: string): number {
  const files = readdirSync(storage, { recursive: true, encoding: "utf8" });
  return files.filter((name) => name.endsWith(".json") && !name.startsWith(keptForLong)).length;
}

/** How long what was begun may take to end, in ms. */
const settles = 20_000;

/**
 * Says what this process holds once it is at rest.
 * @param keyring which it listens to.
 * @param storage the folder of its records, absolute.
 * @param timers counts the timers that wait.
 */
export async function holding(keyring: FarKeyring, storage: string, timers: () => number): Promise<Sample> {
  await wait(settles);
  forgetTheScreen();
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await new Promise(setImmediate);
  }
  const resources = process.getActiveResourcesInfo();
  const count = (...names: readonly string[]): number =>
    resources.filter((name) => names.includes(name)).length;
  const emitters: readonly EventEmitter<never>[] = [
    host.windowState,
    host.configuration,
    host.editor,
    host.textDocument,
    host.editorSelection,
    host.terminalClosed,
  ] as never;
  const listened = emitters.reduce((sum, { listeners }) => sum + listeners, 0);
  const ofProcess = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  return {
    heap: process.memoryUsage().heapUsed / 2 ** 20,
    sockets: count("TCPSocketWrap", "TLSWrap"),
    timers: timers(),
    listeners: listened + ofProcess + keyring.listeners + host.commands.size,
    records: recordsIn(storage),
  };
}
