import type { Memento } from "vscode";
import { accessChanges } from "./accessChanges";
import { type AgentAccess, isOver, isSame, readAccesses } from "./agentAccess";

/** Where it is stored in VS Code's state of this machine. */
export const accessKey = "coderAccess.agents.access";

/** Returns what agents have been given and still have. @param memory VS Code's state of this machine. */
export function givenAccess(memory: Pick<Memento, "get">, now = Date.now()): readonly AgentAccess[] {
  return readAccesses(memory.get(accessKey)).filter((access) => !isOver(access, now));
}

/** Gives agents access; it replaces another one of the same deployment and bundle. */
export async function giveAccess(memory: Memento, access: AgentAccess): Promise<void> {
  await write(memory, [...givenAccess(memory).filter((other) => !isSame(other, access)), access]);
}

/** Takes access back from agents. What runs with it has to be ended, too. */
export async function takeAccess(memory: Memento, taken: readonly AgentAccess[]): Promise<void> {
  const left = givenAccess(memory).filter((other) => !taken.some((access) => isSame(access, other)));
  await write(memory, left);
}

async function write(memory: Memento, accesses: readonly AgentAccess[]): Promise<void> {
  await memory.update(accessKey, accesses.length === 0 ? undefined : accesses);
  accessChanges.tell(undefined);
}
