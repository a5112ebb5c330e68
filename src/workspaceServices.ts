import type * as vscode from "vscode";
import type { Services } from "./commands/services/services";
import type { Lending } from "./leases/lease";
import { quietly } from "./platform/background";
import type { ErrorDoor } from "./platform/errors";
import { lazy } from "./platform/lazy";
import type { Log } from "./platform/log";
import { mayBeInWorkspace } from "./platform/windowPlace";
import type { WorkspaceListing } from "./presentation/workspace/listedWorkspace";
import { ListedWorkspaces } from "./presentation/workspace/listedWorkspaces";
import type { Sessions } from "./session/sessions";
import { openTerminalsKey } from "./tokens/durable/unfinished";
import type { WindowStatus } from "./views/window/windowStatus";
import type { BuildLogs } from "./workspaces/builds/log/buildLogs";
import { WorkspaceStores } from "./workspaces/list/workspaceStores";

/** What the parts about workspaces are made of. */
export type WorkspacesBase = {
  readonly context: Pick<vscode.ExtensionContext, "subscriptions" | "workspaceState">;
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly sessions: Sessions;
  readonly leases: Lending;
  /** All services, once they are made. */
  readonly services: () => Services;
};

/** The parts about workspaces. */
export type WorkspaceParts = Pick<Services, "askParameters" | "actOnMany" | "makeTerminal"> & {
  readonly stores: WorkspaceStores;
  readonly listed: ListedWorkspaces;
  /** Loaded when the first log is shown. */
  readonly buildLogs: () => Promise<BuildLogs>;
  readonly changed: WorkspaceListing["changed"];
  /** Opens the terminals anew that were open when the window was reloaded, and shows which workspace the window belongs to. */
  readonly start: () => Promise<void>;
};

/**
 * Builds the parts about workspaces; runs when their view is first visible or one of their commands is first
 * used.
 * @param base what they are made of.
 */
export function createWorkspaceParts({
  context,
  log,
  errors,
  sessions,
  leases,
  services,
}: WorkspacesBase): WorkspaceParts {
  const stores = new WorkspaceStores(sessions, log);
  context.subscriptions.push(stores);
  const terminals = lazy(async () => {
    const { createTerminals } = await import("./terminalServices");
    const made = createTerminals({ sessions, leases, errors }, context.workspaceState);
    context.subscriptions.push(made);
    return made;
  });
  const listed = new ListedWorkspaces(stores);
  let windowStatus: WindowStatus | undefined;
  return {
    stores,
    listed,
    changed: async (session, id) => {
      await Promise.all([listed.changed(session, id), windowStatus?.changed(id)]);
    },
    buildLogs: lazy(async () => new (await import("./workspaces/builds/log/buildLogs")).BuildLogs()),
    askParameters: async (name, questions) => {
      const { askParameters } = await import("./commands/building");
      return askParameters(name, questions);
    },
    actOnMany: async (chosen, act) => {
      const { actOnMany } = await import("./commands/building");
      await actOnMany(services(), chosen, act);
    },
    makeTerminal: async (...given) => (await terminals()).make(...given),
    start: async () => {
      const { workspaceState, subscriptions } = context;
      if (workspaceState.get(openTerminalsKey) !== undefined)
        quietly("Opening terminals anew", async () => (await terminals()).reopen());
      if (!mayBeInWorkspace()) return;
      const { showWindow } = await import("./views/window/windowStatus");
      windowStatus = showWindow(sessions);
      if (!windowStatus) return;
      subscriptions.push(windowStatus);
      await windowStatus.look();
    },
  };
}
