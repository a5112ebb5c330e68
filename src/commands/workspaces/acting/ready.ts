import type { Workspace } from "../../../coder/api/workspaces";
import type { SignedIn } from "../../../session/sessionState";

/** Reads the workspace again, and refuses an act that makes no sense any more. */
export type Ready = () => Promise<{ readonly session: SignedIn; readonly workspace: Workspace }>;
