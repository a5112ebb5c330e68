import type { WorkspaceBuild } from "../../../coder/api/workspaces";
import type { SignedIn } from "../../../session/sessionState";

/** Shows build logs. */
export type ShownBuildLogs = {
  show(session: SignedIn, workspaceName: string, build: WorkspaceBuild): Promise<void>;
};
