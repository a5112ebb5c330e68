import type { Memento } from "vscode";
import type { OfferedServer } from "../../platform/models/offerMcpServers";
import { accessChanges } from "../access/accessChanges";
import { serverLabel } from "../access/accessWords";
import { accessTools, type AgentAccess } from "../access/agentAccess";
import { givenAccess } from "../access/givenAccess";

/** VS Code's timers can't wait longer, in ms. */
const longestWait = 24 * 3600_000;

let timer: NodeJS.Timeout | undefined;

/**
 * Lists the servers of what agents have been given, and says when the list changes because some of it ends.
 * @param memory VS Code's state of this machine.
 */
export function listServers(memory: Pick<Memento, "get">): readonly OfferedServer[] {
  const now = Date.now();
  const given = givenAccess(memory, now);
  clearTimeout(timer);
  const next = Math.min(...given.map(({ until }) => (until === undefined ? Infinity : until - now)));
  if (next < Infinity) {
    timer = setTimeout(() => accessChanges.tell(undefined), Math.min(next, longestWait));
    timer.unref();
  }
  return given.map((access) => ({ label: serverLabel(access), version: versionOf(access) }));
}

/** Returns what a server with this name gives access to now. @param label of a server. */
export function accessOf(memory: Pick<Memento, "get">, label: string): AgentAccess | undefined {
  return givenAccess(memory).find((access) => serverLabel(access) === label);
}

function versionOf(access: AgentAccess): string {
  return [access.target?.id ?? "all", accessTools(access).length].join(" ");
}
