import type { Agent, AgentApp, ListeningPort } from "../../coder/api/workspaces";
import type { ListedWorkspace } from "./listedWorkspace";

/** An agent and its workspace. */
export type AgentOf = { readonly listed: ListedWorkspace; readonly agent: Agent };

/** An app, with the agent that offers it. */
export type AppOf = AgentOf & { readonly app: AgentApp };

/** A port that something listens on, with the agent that told of it. */
export type PortOf = AgentOf & { readonly port: ListeningPort };

/** What a row below a workspace is about, for commands that are called on it. */
type AboutAgent = AgentOf & Partial<AppOf> & Partial<PortOf>;

/**
 * The agent that a command was called on, be it by one of its apps or ports.
 * @param argument what VS Code passed to the command.
 * @returns undefined when it is about no agent.
 */
export function agentMeantBy(argument: unknown): AboutAgent | undefined {
  if (typeof argument !== "object" || argument === null || !("about" in argument)) return undefined;
  const { about } = argument;
  return typeof about === "object" && about !== null && "agent" in about ? (about as AboutAgent) : undefined;
}
