import { lazy } from "./platform/lazy";
import type { Log } from "./platform/log";
import { ListedWorkspaces } from "./presentation/workspace/listedWorkspaces";
import type { Sessions } from "./session/sessions";
import type { BuildLogs } from "./workspaces/builds/log/buildLogs";
import { WorkspaceStores } from "./workspaces/list/workspaceStores";

/** The parts about workspaces. */
export type WorkspaceParts = {
  readonly stores: WorkspaceStores;
  readonly listed: ListedWorkspaces;
  /** Loaded when the first log is shown. */
  readonly buildLogs: () => Promise<BuildLogs>;
};

/**
 * Builds the parts about workspaces; it runs when their view is first seen or one of their commands first used.
 * @param sessions who is signed in.
 * @param log where readings are noted.
 */
export function createWorkspaceParts(sessions: Sessions, log: Log): WorkspaceParts {
  const stores = new WorkspaceStores(sessions, log);
  const buildLogs = lazy(async () => new (await import("./workspaces/builds/log/buildLogs")).BuildLogs());
  return { stores, listed: new ListedWorkspaces(stores), buildLogs };
}
