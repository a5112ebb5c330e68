import * as l10n from "@vscode/l10n";
import type { Agent, AgentApp, AgentMetadata, ListeningPort } from "../../../coder/api/workspaces";
import { harmless } from "../../../core/text/harmless";
import type { CommandId } from "../../../platform/commands";
import type { AgentOf, AppOf, PortOf } from "../../../presentation/workspace/agentOf";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import { agentStateWords } from "../../../presentation/workspace/stateWords";
import { agentState } from "../../../workspaces/state/workspaceState";
import { MessageNode } from "../../tree/messageNode";
import type { TreeNode } from "../../tree/treeNode";
import { FactNode } from "./factNode";

/** Where the rows of agents get their data when they are expanded. */
export type AgentSources = {
  readonly ports: (listed: ListedWorkspace, agent: Agent) => Promise<readonly ListeningPort[]>;
  readonly metadata: (
    listed: ListedWorkspace,
    agent: Agent,
    row: TreeNode,
  ) => Promise<readonly AgentMetadata[] | undefined>;
  /** Called when the row of an agent's metadata is collapsed. */
  readonly leave: (agent: Agent) => void;
  readonly explain: (error: unknown) => string;
};

type Row = TreeNode & { readonly id: string };

/**
 * Builds the rows of a workspace's agents; those of development containers go below the agent that started
 * them.
 * @param parent the row of the workspace.
 * @param listed the workspace.
 * @param sources called when a row is expanded.
 */
export function agentRows(parent: Row, listed: ListedWorkspace, sources: AgentSources): TreeNode[] {
  const { agents } = listed.workspace.latestBuild;
  const roots = agents.filter(({ parentId }) => !agents.some(({ id }) => id === parentId));
  return roots.map((agent) => agentRow(parent, { listed, agent }, sources, roots.length === 1));
}

function agentRow(parent: Row, about: AgentOf, sources: AgentSources, isOnly: boolean): FactNode<AgentOf> {
  const { agent } = about;
  const { icon, color, word } = agentStateWords(agentState(agent));
  const system = [agent.operatingSystem, agent.architecture].filter((part) => part !== "").join("/");
  const isConnected = agent.status === "connected";
  return new FactNode(
    parent,
    {
      name: `agent ${agent.name}`,
      label: agent.name,
      description: [word, system].filter((part) => part !== "").join(" · "),
      icon,
      color,
      tooltip: {
        title: agent.name,
        lines: [
          word,
          ...(agent.healthReason === "" || agent.status === "connecting" ? [] : [agent.healthReason]),
          ...(system === "" ? [] : [system]),
          ...(agent.directory === "" ? [] : [l10n.t("Directory: {0}", agent.directory)]),
        ],
      },
      tags: ["agent", ...(isConnected ? ["connected"] : [])].join("+"),
      isOpen: isOnly,
    },
    about,
    (row) => [
      ...about.listed.workspace.latestBuild.agents
        .filter(({ parentId }) => parentId === agent.id)
        .map((child) => agentRow(row, { ...about, agent: child }, sources, false)),
      ...agent.apps.filter(({ hidden }) => !hidden).map((app) => appRow(row, { ...about, app })),
      // The server answers neither request for an agent that is not connected.
      ...(isConnected ? [portsRow(row, about, sources), metadataRow(row, about, sources)] : []),
    ],
  );
}

function appRow(parent: Row, about: AppOf): FactNode<AppOf> {
  const { app } = about;
  const label = app.displayName === "" ? app.slug : app.displayName;
  const isUnhealthy = app.health === "unhealthy";
  const kind = appKind(app);
  const openApp: CommandId = "coderAccess.workspaces.openApp";
  return new FactNode(
    parent,
    {
      name: `app ${app.slug}`,
      label,
      description: [kind, healthWord(app)].filter((word) => word !== "").join(" · "),
      icon: isUnhealthy ? "warning" : iconOf(app),
      color: isUnhealthy ? "list.warningForeground" : undefined,
      tooltip:
        app.external || app.command !== ""
          ? { title: label, lines: [kind, app.url || app.command] }
          : undefined,
      tags: ["app", ...(app.external ? ["external"] : []), ...(app.command === "" ? [] : ["command"])].join(
        "+",
      ),
      ...(isOpenable(app) ? { command: { id: openApp, title: l10n.t("Open App") } } : {}),
    },
    about,
  );
}

/** Whether there is a page to open: a command runs in a terminal, and an app may have no address at all. */
function isOpenable({ command, url, subdomainName }: AgentApp): boolean {
  return command === "" && (url !== "" || subdomainName !== "");
}

function appKind({ external, command }: AgentApp): string {
  if (external) return l10n.t("external link");
  return command === "" ? l10n.t("app") : l10n.t("command");
}

function healthWord({ health }: AgentApp): string {
  if (health === "unhealthy") return l10n.t("unhealthy");
  return health === "initializing" ? l10n.t("starting") : "";
}

function iconOf({ external, command }: AgentApp): string {
  if (external) return "link-external";
  return command === "" ? "browser" : "terminal";
}

function portsRow(parent: Row, about: AgentOf, sources: AgentSources): FactNode<AgentOf> {
  const fact = { name: "ports", label: l10n.t("Ports"), icon: "radio-tower", tags: "ports" };
  return new FactNode(parent, fact, about, async (row) => {
    try {
      const ports = await sources.ports(about.listed, about.agent);
      if (ports.length === 0) return [new MessageNode(l10n.t("No listening ports."), "info", undefined, row)];
      return ports.map((port) => portRow(row, { ...about, port }));
    } catch (error) {
      return [retryRow(sources.explain(error), row)];
    }
  });
}

function portRow(parent: Row, about: PortOf): FactNode<PortOf> {
  const { port, network, processName } = about.port;
  const openPort: CommandId = "coderAccess.workspaces.openPort";
  return new FactNode(
    parent,
    {
      name: `port ${network} ${port}`,
      label: String(port),
      description: processName,
      icon: "plug",
      tags: "port",
      command: { id: openPort, title: l10n.t("Open Port") },
    },
    about,
  );
}

function metadataRow(parent: Row, about: AgentOf, sources: AgentSources): FactNode<AgentOf> {
  const fact = { name: "metadata", label: l10n.t("Status"), icon: "dashboard", tags: "metadata" };
  return new FactNode(
    parent,
    fact,
    about,
    async (row) => {
      const all = await sources.metadata(about.listed, about.agent, row);
      if (all === undefined) return [retryRow(l10n.t("The agent hasn't reported anything yet."), row)];
      if (all.length === 0)
        return [new MessageNode(l10n.t("The template shows no status."), "info", undefined, row)];
      return all.map((one) => statusRow(row, about, one));
    },
    () => sources.leave(about.agent),
  );
}

function statusRow(
  parent: Row,
  about: AgentOf,
  { key, displayName, value, error }: AgentMetadata,
): FactNode<AgentOf> {
  const label = displayName === "" ? key : displayName;
  // An old value may accompany the error.
  const hasFailed = error !== "";
  const said = hasFailed ? error : value.trim();
  return new FactNode(
    parent,
    {
      name: `metadata ${key}`,
      label,
      description: harmless(said.split(/\r?\n/, 1)[0] ?? ""),
      icon: hasFailed ? "warning" : "circle-small-filled",
      color: hasFailed ? "list.warningForeground" : undefined,
      tooltip: { title: label, lines: said.split(/\r?\n/) },
      tags: "status",
    },
    about,
  );
}

function retryRow(sentence: string, parent: TreeNode): MessageNode {
  const retry = { id: "coderAccess.workspaces.refreshWorkspaces", title: l10n.t("Retry") } as const;
  return new MessageNode(sentence, "warning", retry, parent);
}
