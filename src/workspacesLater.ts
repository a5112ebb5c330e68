import type * as vscode from "vscode";
import type { Services } from "./commands/services/services";
import type { Lending } from "./leases/lease";
import { quietly } from "./platform/background";
import type { ErrorDoor } from "./platform/errors";
import { lazy } from "./platform/lazy";
import type { Log } from "./platform/log";
import type { Sessions } from "./session/sessions";
import type { WorkspaceStores } from "./workspaces/list/workspaceStores";
import { openTerminalsKey } from "./workspaces/terminal/reopening/openTerminalsKey";

/** What the parts about workspaces are made of. */
type Base = {
  readonly context: Pick<vscode.ExtensionContext, "subscriptions" | "workspaceState">;
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly sessions: Sessions;
  readonly leases: Lending;
  /** All services, once they are made. */
  readonly services: () => Services;
};

/** What commands are given about workspaces. */
type WorkspaceServices = Pick<
  Services,
  "workspaces" | "buildLogs" | "askParameters" | "actOnMany" | "workspaceLists" | "makeTerminal"
>;

/** The parts about workspaces, none of which is loaded before it is used. */
export type WorkspacesLater = {
  readonly services: WorkspaceServices;
  readonly stores: () => Promise<WorkspaceStores>;
  /** The sessions are known: what was open before a reload comes back. */
  readonly start: () => void;
};

/**
 * Makes what services offer about workspaces.
 * @param base what they are made of.
 */
export function workspacesLater({ context, log, errors, sessions, leases, services }: Base): WorkspacesLater {
  const { subscriptions, workspaceState } = context;
  const parts = lazy(async () => {
    const { createWorkspaceParts } = await import("./workspaceServices");
    const made = createWorkspaceParts(sessions, log);
    subscriptions.push(made.stores);
    return made;
  });
  const terminals = lazy(async () => {
    const { createTerminals } = await import("./terminalServices");
    const made = createTerminals({ sessions, leases, errors }, workspaceState);
    subscriptions.push(made);
    return made;
  });
  return {
    services: {
      workspaces: {
        of: async (session) => (await parts()).listed.of(session),
        changed: async (session, id) => (await parts()).listed.changed(session, id),
      },
      buildLogs: {
        show: async (session, name, build) => (await parts()).buildLogs.show(session, name, build),
      },
      askParameters: async (name, questions) => {
        const { askParameters } = await import("./views/buildParameters/askParameters");
        return askParameters(name, questions);
      },
      actOnMany: async (chosen, act) => {
        const { actOnMany } = await import("./commands/building");
        await actOnMany(services(), chosen, act);
      },
      workspaceLists: { refresh: async () => (await parts()).stores.refresh() },
      makeTerminal: async (session, workspace, agentName) =>
        (await terminals()).make(session, workspace, agentName),
    },
    stores: async () => (await parts()).stores,
    start: () => {
      if (workspaceState.get(openTerminalsKey) === undefined) return;
      quietly("Opening terminals anew", async () => (await terminals()).reopen());
    },
  };
}
