import type { Workspace } from "../../coder/api/workspaces";
import type { Lending } from "../../leases/lease";
import { quietly } from "../../platform/background";
import type { ErrorDoor } from "../../platform/errors";
import type { ShellTerminal } from "../../platform/shown/shellTerminals";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import { WorkspaceTerminal } from "./workspaceTerminal";

/** What terminals in workspaces take. */
export type TerminalServices = {
  readonly sessions: Pick<KnownSessions, "at">;
  readonly leases: Lending;
  readonly errors: Pick<ErrorDoor, "explain">;
};

/**
 * Makes a terminal in a workspace; it connects once it is shown.
 * @param session of the person who opens it: nobody else's is ever used.
 * @param workspace where.
 * @param agentName on which of its agents; undefined for the only one, or the first.
 */
export function makeTerminal(
  { sessions, leases, errors }: TerminalServices,
  session: SignedIn,
  workspace: Pick<Workspace, "id" | "name">,
  agentName: string | undefined,
): ShellTerminal {
  const { deployment, record } = session;
  const terminal = new WorkspaceTerminal({
    workspaceId: workspace.id,
    agentName,
    session: () => {
      const now = sessions.at(deployment.href);
      return now?.record.userId === record.userId ? now : undefined;
    },
    host: deployment.host,
    leases,
    explain: (error) => errors.explain(error).message,
  });
  return {
    name: agentName === undefined ? workspace.name : `${workspace.name} · ${agentName}`,
    icon: "terminal",
    shell: {
      begin: (screen) => quietly("A terminal", terminal.run(screen)),
      type: (text) => terminal.type(text),
      resize: (columns, rows) => terminal.resize(columns, rows),
      close: () => terminal.close(),
    },
  };
}
