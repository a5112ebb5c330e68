import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import type { Agent } from "../../../coder/api/workspaces";
import { runCommand } from "../../../platform/commands";
import { Cancelled } from "../../../platform/errors";
import { confirm } from "../../../platform/shown/notify";
import { pickItem } from "../../../platform/shown/quickInputs";
import { openShellTerminal, shellProfile, type ShellTerminal } from "../../../platform/shown/shellTerminals";
import { agentMeantBy } from "../../../presentation/workspace/agentOf";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import { agentStateWords } from "../../../presentation/workspace/stateWords";
import { agentState, isInTransit } from "../../../workspaces/state/workspaceState";
import type { MakeTerminal } from "../../../workspaces/terminal/makingTerminals";
import { pickAnyWorkspace, type PickingWorkspaces } from "./pickAnyWorkspace";

/** What opening a terminal needs. */
export type TerminalOpening = PickingWorkspaces & { readonly makeTerminal: MakeTerminal };

type AgentItem = vscode.QuickPickItem & { readonly agent: Agent };

/** Opens a terminal in a workspace through the deployment, without SSH. */
export async function openWorkspaceTerminal(services: TerminalOpening, argument: unknown): Promise<void> {
  openShellTerminal(await chooseTerminal(services, argument));
}

/**
 * Handles the menu beside `+`: opens a terminal in a workspace that the person picks. @throws Cancelled if
 * they dismiss the pick.
 */
export async function chooseTerminalProfile(services: TerminalOpening): Promise<vscode.TerminalProfile> {
  return shellProfile(await chooseTerminal(services));
}

/**
 * Creates a terminal on the agent and in the workspace that the person chose.
 * @param argument the row of a workspace or a row below one; without it, the person picks.
 * @throws Cancelled if they dismiss the pick.
 */
export async function chooseTerminal(services: TerminalOpening, argument?: unknown): Promise<ShellTerminal> {
  const meant = agentMeantBy(argument);
  const title = l10n.t("Open a Terminal in a Workspace");
  const listed = meant?.listed ?? (await pickAnyWorkspace(services, argument, title, mayGetTerminal));
  await offerToStart(listed);
  const { agents } = listed.workspace.latestBuild;
  const agent = meant?.agent ?? (agents.length > 1 ? await chooseAgent(agents, title) : undefined);
  // The name of an only agent tells the person nothing, and a later build may rename it.
  const name = agents.length > 1 ? agent?.name : undefined;
  return services.makeTerminal(listed.session, listed.workspace, name);
}

/**
 * Whether it has an agent or will have one: a workspace that is starting gets one by itself, and a stopped
 * one is started first.
 */
function mayGetTerminal(listed: ListedWorkspace): boolean {
  return listed.can("openTerminal") || listed.can("start") || isInTransit(listed.workspace);
}

async function offerToStart(listed: ListedWorkspace): Promise<void> {
  if (!listed.can("start")) return;
  const isWanted = await confirm(
    l10n.t('"{0}" isn\'t running. Start it?', listed.name),
    l10n.t("The terminal opens once it has started."),
    l10n.t("Start"),
  );
  if (!isWanted) throw new Cancelled();
  await runCommand("coderAccess.workspaces.startWorkspace", listed);
}

async function chooseAgent(agents: readonly Agent[], title: string): Promise<Agent> {
  const items = agents.map((agent): AgentItem => ({
    label: agent.name,
    description: agentStateWords(agentState(agent)).word,
    agent,
  }));
  const picked = await pickItem(items, { title, placeHolder: l10n.t("Which agent?") });
  if (!picked) throw new Cancelled();
  return picked.agent;
}
