import type { DeploymentUrl } from "../../coder/api/deployment";
import type { Workspace } from "../../coder/api/workspaces";
import type { Lending } from "../../leases/lease";
import { quietly } from "../../platform/background";
import type { ErrorDoor } from "../../platform/errors";
import type { ShellTerminal } from "../../platform/shown/shellTerminals";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import type { OpenTerminal, OpenTerminals } from "./reopening/openTerminals";
import type { ShellSeen } from "./terminalParts";
import { WorkspaceTerminal } from "./workspaceTerminal";

/** What terminals in workspaces need. */
export type TerminalServices = {
  readonly sessions: Pick<KnownSessions, "at">;
  readonly leases: Lending;
  readonly errors: Pick<ErrorDoor, "explain">;
  /** Where it is written down that they are open. */
  readonly open: Pick<OpenTerminals, "note" | "forget">;
};

/**
 * Creates a terminal in a workspace; it connects when it is first shown.
 * @param session the session of the person who opens it; no other session is ever used.
 * @param workspace the workspace.
 * @param agentName the agent; undefined for the only one, or the first.
 */
export function makeTerminal(
  services: TerminalServices,
  { deployment, record }: SignedIn,
  workspace: Pick<Workspace, "id" | "name">,
  agentName: string | undefined,
): ShellTerminal {
  return makeTerminalFor(services, deployment, {
    userId: record.userId,
    workspaceId: workspace.id,
    workspaceName: workspace.name,
    agentName,
  });
}

/**
 * Makes a terminal that comes back to the shell which another window was connected to.
 * @param deployment where.
 * @param terminal as that window wrote it down.
 */
export function makeTerminalAgain(
  services: TerminalServices,
  deployment: DeploymentUrl,
  terminal: OpenTerminal,
): ShellTerminal {
  return makeTerminalFor(services, deployment, terminal);
}

function makeTerminalFor(
  { sessions, leases, errors, open }: TerminalServices,
  deployment: DeploymentUrl,
  about: Omit<OpenTerminal, "deployment" | "shell"> & { readonly shell?: ShellSeen },
): ShellTerminal {
  const { userId, workspaceId, workspaceName, agentName } = about;
  let noted = about.shell?.reconnect;
  const forget = async (): Promise<void> => {
    if (noted !== undefined) await open.forget(noted);
    noted = undefined;
  };
  const note = async (shell: ShellSeen): Promise<void> => {
    if (noted !== shell.reconnect) await forget();
    noted = shell.reconnect;
    await open.note({ deployment: deployment.href, userId, workspaceId, workspaceName, agentName, shell });
  };
  const terminal = new WorkspaceTerminal({
    workspaceId,
    agentName,
    session: () => {
      const now = sessions.at(deployment.href);
      return now?.record.userId === userId ? now : undefined;
    },
    host: deployment.host,
    leases,
    explain: (error) => errors.explain(error).message,
    shell: about.shell,
    onSeen: (shell) => quietly("Writing down that a terminal is open", note(shell)),
  });
  const name = agentName === undefined ? workspaceName : `${workspaceName} · ${agentName}`;
  // Where the shell is stays in front: a title may say anything.
  const named = (title: string) => (title === "" ? name : `${name}: ${title}`);
  return {
    name,
    icon: "terminal",
    shell: {
      begin: ({ write, close, rename }) =>
        quietly("A terminal", terminal.run({ write, close, title: (title) => rename(named(title)) })),
      type: (text) => terminal.type(text),
      resize: (columns, rows) => terminal.resize(columns, rows),
      close: () => terminal.close(),
      leave: () => quietly("Forgetting that a terminal was open", forget()),
    },
  };
}
