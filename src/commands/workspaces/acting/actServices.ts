import type { ErrorDoor } from "../../../platform/errors";
import type { ListedWorkspace, WorkspaceListing } from "../../../presentation/workspace/listedWorkspace";
import type { KnownSessions } from "../../../session/sessionState";
import type { ShownBuildLogs } from "../../../workspaces/builds/log/shownBuildLogs";
import type { AskParameters } from "../../../workspaces/builds/parameters/openQuestion";
import type { ManyAct } from "../../../workspaces/builds/refusals";

/** What doing something with workspaces needs. */
export type ActServices = {
  readonly sessions: KnownSessions;
  readonly workspaces: WorkspaceListing;
  readonly buildLogs: ShownBuildLogs;
  readonly errors: ErrorDoor;
  /** Asks for parameters of a template; see askParameters.ts. @throws Cancelled */
  readonly askParameters: AskParameters;
};

/** What doing something with one workspace or several needs. */
export type MeantServices = ActServices & {
  /** Does something with several after one question; see actOnMany.ts. */
  readonly actOnMany: (chosen: readonly ListedWorkspace[], act: ManyAct) => Promise<void>;
};
