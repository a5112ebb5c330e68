import type { Services } from "./commands/services/services";
import { quietly } from "./platform/background";
import { lazy } from "./platform/lazy";
import { mayBeInWorkspace } from "./platform/windowPlace";
import { openTerminalsKey } from "./tokens/durable/unfinished";
import type { WorkspaceStores } from "./workspaces/list/workspaceStores";
import type { WorkspacesBase } from "./workspaceServices";

/** What commands are given about workspaces. */
type WorkspaceServices = Pick<
  Services,
  "workspaces" | "buildLogs" | "askParameters" | "actOnMany" | "workspaceLists" | "makeTerminal"
>;

/** The parts about workspaces, none of which is loaded before it is used. */
export type LateWorkspaces = {
  readonly services: WorkspaceServices;
  readonly stores: () => Promise<WorkspaceStores>;
  /** The sessions are known: what was open before a reload comes back, and the workspace of the window is shown. */
  readonly start: () => void;
};

/**
 * Makes what services offer about workspaces.
 * @param base what they are made of.
 */
export function lateWorkspaces(base: WorkspacesBase): LateWorkspaces {
  const parts = lazy(async () => (await import("./workspaceServices")).createWorkspaceParts(base));
  return {
    services: {
      workspaces: {
        of: async (session) => (await parts()).listed.of(session),
        changed: async (session, id) => (await parts()).changed(session, id),
      },
      buildLogs: { show: async (...given) => (await (await parts()).buildLogs()).show(...given) },
      askParameters: async (...given) => (await parts()).askParameters(...given),
      actOnMany: async (...given) => (await parts()).actOnMany(...given),
      workspaceLists: { refresh: async () => (await parts()).stores.refresh() },
      makeTerminal: async (...given) => (await parts()).makeTerminal(...given),
    },
    stores: async () => (await parts()).stores,
    start: () => {
      if (mayBeInWorkspace() || base.context.workspaceState.get(openTerminalsKey) !== undefined)
        quietly("Taking up workspaces", async () => (await parts()).start());
    },
  };
}
