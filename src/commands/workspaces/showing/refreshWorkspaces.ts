import type { KnownSessions } from "../../../session/sessionState";
import type { ShownWorkspaces } from "../../../views/workspaces/shownWorkspaces";
import type { WorkspaceLists } from "../../../workspaces/list/loadedWorkspaces";
import { requireSession } from "../../services/requireSession";

/**
 * Reads the workspaces of every deployment again, and the sessions too if the secret storage has not supplied
 * them yet.
 */
export async function refreshWorkspaces({
  sessions,
  workspaceLists,
  workspacesView,
}: {
  readonly sessions: KnownSessions & { restore(): Promise<void> };
  readonly workspaceLists: Pick<WorkspaceLists, "refresh">;
  readonly workspacesView: Pick<ShownWorkspaces, "lookAgain">;
}): Promise<void> {
  if (sessions.fault !== undefined) await sessions.restore();
  requireSession(sessions);
  await workspaceLists.refresh();
  await workspacesView.lookAgain();
}
