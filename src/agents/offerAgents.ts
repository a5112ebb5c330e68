import type * as vscode from "vscode";
import { offerMcpServers } from "../platform/models/offerMcpServers";
import { offerTool } from "../platform/models/offerTool";
import { accessChanges } from "./access/accessChanges";
import type { AgentBase } from "./agentBase";

const load = () => import("./offered");

/**
 * Offers AI agents what the person has given them, and tools. Nothing is loaded, asked or started before VS Code starts a
 * server, or a model calls a tool.
 * @param base what activation knows.
 */
export function offerAgents(base: AgentBase): readonly vscode.Disposable[] {
  return [
    offerAgentServers(base),
    offerTool("coder_explain_access", async (input) => (await load()).explainAccess(input)),
    offerTool("coder_run_command", async (...given) => (await load()).runForModel(base, ...given)),
  ];
}

/** Offers only the MCP servers. @param base what activation knows. */
export function offerAgentServers(base: AgentBase): vscode.Disposable {
  const { globalState: memory } = base.context;
  return offerMcpServers("coderAccess.agents", {
    list: async () =>
      memory.get("coderAccess.agents.access") === undefined ? [] : (await load()).listServers(memory),
    start: async (label) => (await load()).startOffered(base, label),
    onDidChange: accessChanges.listen,
  });
}
