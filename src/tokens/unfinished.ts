import { readdirSync } from "node:fs";
import path from "node:path";

/** Below the folder that VS Code gives us: one file a record in each. */
export const recordFolders = { intents: "intents", sealed: "sealed", retirements: "retirements" } as const;

/**
 * Whether something is left to do: a token was being made, a secret was not delivered, or a token ends later. It is
 * asked at activation, so it only looks for files.
 * @param storage the folder that VS Code gives us, absolute.
 */
export function mayHaveUnfinishedWork(storage: string): boolean {
  return Object.values(recordFolders).some((folder) => {
    try {
      return readdirSync(path.join(storage, folder)).some((name) => name.endsWith(".json"));
    } catch {
      return false;
    }
  });
}
