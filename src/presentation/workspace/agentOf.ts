import type { Agent, AgentApp, ListeningPort } from "../../coder/api/workspaces";
import type { ListedWorkspace } from "./listedWorkspace";

/** An agent and its workspace. */
export type AgentOf = { readonly listed: ListedWorkspace; readonly agent: Agent };

/** An app, with the agent that offers it. */
export type AppOf = AgentOf & { readonly app: AgentApp };

/** A port that something listens on, with the agent that reported it. */
export type PortOf = AgentOf & { readonly port: ListeningPort };

/** What a row below a workspace is about, for commands run on it. */
type AboutAgent = AgentOf & Partial<AppOf> & Partial<PortOf>;

/**
 * Returns the agent that a command was run on, or the agent of its app or port.
 * @param argument the argument that VS Code passed to the command.
 * @returns undefined if there is no agent.
 */
export function agentMeantBy(argument: unknown): AboutAgent | undefined {
  if (typeof argument !== "object" || argument === null || !("about" in argument)) return undefined;
  const { about } = argument;
  return typeof about === "object" && about !== null && "agent" in about ? (about as AboutAgent) : undefined;
}
