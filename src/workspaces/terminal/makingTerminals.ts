import type { Workspace } from "../../coder/api/workspaces";
import type { ShellTerminal } from "../../platform/shown/shellTerminals";
import type { SignedIn } from "../../session/sessionState";

/** Creates a terminal in a workspace; see makeTerminal.ts. */
export type MakeTerminal = (
  session: SignedIn,
  workspace: Pick<Workspace, "id" | "name">,
  agentName?: string,
) => Promise<ShellTerminal>;
