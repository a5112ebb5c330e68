import type { Memento } from "vscode";

/** Where the journal of mints lies in VS Code's global state. */
export const journalKey = "mintJournal";

/**
 * Whether a token was being made, or its secret was not delivered, when VS Code last ended. It reads no secret, so
 * that it can be asked at activation.
 * @param memory VS Code's global state.
 */
export function mayHaveUnfinishedMints(memory: Memento): boolean {
  const journal: unknown = memory.get(journalKey);
  return Array.isArray(journal) && journal.length > 0;
}
