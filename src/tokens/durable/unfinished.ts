import { readdirSync } from "node:fs";
import path from "node:path";
import type { Memento } from "vscode";

/** Folders inside the one that VS Code gives us, with one file per record. */
export const recordFolders = {
  intents: "intents",
  sealed: "sealed",
  retirements: "retirements",
  leases: "leases",
} as const;

/** The key in VS Code's global state that marks a secret on the clipboard. */
export const heldKey = "heldOnClipboard";

/** Where VS Code's state of a window's folder holds which terminals in workspaces are open. */
export const openTerminalsKey = "openTerminals";

/**
 * Whether something is left to do: a token was being made, a secret was not delivered or is on the clipboard, a token
 * ends later, a window has lent itself one, or a terminal was open when it was reloaded. It is asked at activation, so it only looks for files.
 * @param storage the folder that VS Code gives us, absolute.
 * @param memory VS Code's global state.
 * @param ofFolder VS Code's state of the window's folder.
 */
export function mayHaveUnfinishedWork(
  storage: string,
  memory: Pick<Memento, "get">,
  ofFolder: Pick<Memento, "get">,
): boolean {
  if (memory.get(heldKey) !== undefined || ofFolder.get(openTerminalsKey) !== undefined) return true;
  return Object.values(recordFolders).some((folder) => hasRecords(storage, folder));
}

/**
 * Whether a folder has a record, without reading any.
 * @param storage the folder that VS Code gives us, absolute.
 */
export function hasRecords(
  storage: string,
  folder: (typeof recordFolders)[keyof typeof recordFolders],
): boolean {
  try {
    return readdirSync(path.join(storage, folder)).some((name) => /\.(json|taken)$/.test(name));
  } catch {
    return false;
  }
}
