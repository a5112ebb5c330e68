import * as l10n from "@vscode/l10n";
import type { Agent, Workspace } from "../../coder/api/workspaces";
import { isBuilding, isRunning } from "../state/workspaceState";
import type { AgentSeen } from "./agentWatch";
import type { Next, TerminalParts } from "./terminalParts";

/** Where to open a terminal, or why that is impossible. */
export type Place =
  | { readonly kind: "there"; readonly agent: Agent }
  /** It will probably be available soon. */
  | { readonly kind: "soon"; readonly sentence: string }
  /** It stays unavailable until somebody does something. */
  | { readonly kind: "notThere"; readonly sentence: string };

/**
 * Finds the agent for a terminal in the current workspace: agents get new IDs with every build.
 * @param workspace the workspace as just read.
 * @param agentName the name of the agent; undefined for the only one, or the first.
 */
export function placeIn(workspace: Workspace, agentName: string | undefined): Place {
  const { name, latestBuild } = workspace;
  if (!isRunning(latestBuild)) return whileNotRunning(workspace);

  const { agents } = latestBuild;
  const agent =
    agentName === undefined
      ? agents.find(({ parentId }) => parentId === undefined)
      : agents.find((one) => one.name === agentName);
  if (agent === undefined) {
    return {
      kind: "notThere",
      sentence:
        agentName === undefined
          ? l10n.t('"{0}" has no agent to open a terminal on.', name)
          : l10n.t('"{0}" no longer has an agent named "{1}".', name, agentName),
    };
  }
  switch (agent.status) {
    case "connecting":
      return { kind: "soon", sentence: l10n.t('Waiting for the agent of "{0}" to connect…', name) };
    case "disconnected":
      return { kind: "soon", sentence: l10n.t('The agent of "{0}" has lost its connection…', name) };
    case "timeout":
      return { kind: "notThere", sentence: l10n.t('The agent of "{0}" didn\'t connect in time.', name) };
    default:
      return { kind: "there", agent };
  }
}

/**
 * Looks whether the agent is there that a terminal is connected to.
 * @param terminal what it was opened with.
 * @param agentId of the one that it is connected to.
 * @throws CoderError
 */
export async function agentNow(
  {
    session: sessionNow,
    workspaceId,
    agentName,
  }: Pick<TerminalParts, "session" | "workspaceId" | "agentName">,
  agentId: string,
  signal: AbortSignal,
): Promise<AgentSeen> {
  const session = sessionNow();
  if (session === undefined) return { kind: "there" };
  const place = placeIn(await session.client.workspaces.get(workspaceId, signal), agentName);
  if (place.kind !== "there") return { kind: "away", sentence: place.sentence };
  return { kind: place.agent.id === agentId ? "there" : "other" };
}

/**
 * Decides what comes next for a terminal whose connection was closed. That does not tell whether its shell has ended; its
 * workspace and agent do.
 * @param workspace the workspace as just read.
 * @param agentName as for {@link placeIn}.
 * @param agentId of the agent that ran the shell.
 */
export function afterShell(workspace: Workspace, agentName: string | undefined, agentId: string): Next {
  const place = placeIn(workspace, agentName);
  if (place.kind !== "there" || place.agent.id !== agentId) return { kind: "again" };
  const { lifecycleState } = place.agent;
  return lifecycleState.startsWith("shut") || lifecycleState === "off"
    ? { kind: "later", sentence: l10n.t('"{0}" is shutting down.', workspace.name), isExpected: true }
    : { kind: "over" };
}

function whileNotRunning({ name, latestBuild }: Workspace): Place {
  const { transition } = latestBuild;
  if (isBuilding(latestBuild)) {
    if (transition === "start")
      return { kind: "soon", sentence: l10n.t('Waiting until "{0}" has started…', name) };

    return {
      kind: "notThere",
      sentence:
        transition === "delete"
          ? l10n.t('"{0}" is being deleted.', name)
          : l10n.t('"{0}" is being stopped.', name),
    };
  }
  if (transition === "delete") return { kind: "notThere", sentence: l10n.t('"{0}" was deleted.', name) };
  return {
    kind: "notThere",
    sentence:
      transition === "start"
        ? l10n.t('"{0}" couldn\'t be started. Check its last build.', name)
        : l10n.t('"{0}" is stopped. Start it, then press a key.', name),
  };
}
