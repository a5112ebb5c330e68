import type { Log } from "./platform/log";
import { ListedWorkspaces } from "./presentation/workspace/listedWorkspaces";
import type { Sessions } from "./session/sessions";
import { BuildLogs } from "./workspaces/builds/log/buildLogs";
import { WorkspaceStores } from "./workspaces/list/workspaceStores";

/** The parts about workspaces. */
export type WorkspaceParts = {
  readonly stores: WorkspaceStores;
  readonly listed: ListedWorkspaces;
  readonly buildLogs: BuildLogs;
};

/**
 * Builds the parts about workspaces; it runs when their view is first seen or one of their commands first used.
 * @param sessions who is signed in.
 * @param log where readings are noted.
 */
export function createWorkspaceParts(sessions: Sessions, log: Log): WorkspaceParts {
  const stores = new WorkspaceStores(sessions, log);
  return { stores, listed: new ListedWorkspaces(stores), buildLogs: new BuildLogs() };
}
