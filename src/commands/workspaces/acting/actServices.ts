import type { Workspace } from "../../../coder/api/workspaces";
import type { ErrorDoor } from "../../../platform/errors";
import type { ListedWorkspace, WorkspaceListing } from "../../../presentation/workspace/listedWorkspace";
import type { KnownSessions, SignedIn } from "../../../session/sessionState";
import type { ShownBuildLogs } from "../../../workspaces/builds/log/shownBuildLogs";
import type { AskParameters } from "../../../workspaces/builds/parameters/openQuestion";
import type { ManyAct } from "../../../workspaces/state/whyNotNow";

/** What acting on workspaces needs. */
export type ActServices = {
  readonly sessions: KnownSessions;
  readonly workspaces: WorkspaceListing;
  readonly buildLogs: ShownBuildLogs;
  readonly errors: ErrorDoor;
  /** Asks for template parameters; see askParameters.ts. @throws Cancelled */
  readonly askParameters: AskParameters;
};

/** What acting on one or several workspaces needs. */
export type MeantServices = ActServices & {
  /** Acts on several after one question; see actOnMany.ts. */
  readonly actOnMany: (chosen: readonly ListedWorkspace[], act: ManyAct) => Promise<void>;
};

/** Reads the workspace again, and refuses an act that makes no sense any more. */
export type Ready = () => Promise<{ readonly session: SignedIn; readonly workspace: Workspace }>;
