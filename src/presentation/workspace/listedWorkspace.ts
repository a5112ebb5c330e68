import type { Workspace } from "../../coder/api/workspaces";
import type { SignedIn } from "../../session/sessionState";
import { canNow, type WorkspaceAct } from "../../workspaces/state/workspaceActs";
import { stateOf, type WorkspaceStateName } from "../../workspaces/state/workspaceState";

/**
 * A workspace as we know it: what its server said last, whom it said it to, and what can be done with it now. Whatever shows a
 * workspace or does something with one works with this; a row of a tree only has one.
 */
export class ListedWorkspace {
  readonly state: WorkspaceStateName;

  /**
   * @param workspace what the server said of it.
   * @param session whom it said it to.
   * @param now the time at the deployment.
   */
  constructor(
    readonly workspace: Workspace,
    readonly session: SignedIn,
    readonly now: Date,
  ) {
    this.state = stateOf(workspace);
  }

  /** Tells it apart from every other workspace, of other deployments too. */
  get id(): string {
    return workspaceKey(this.session.deployment.href, this.workspace.id);
  }

  /** Whether it is the person's own. */
  get isMine(): boolean {
    return this.workspace.ownerId === this.session.record.userId;
  }

  /** Its name; with its owner's where that is somebody else: `bob/beta`. */
  get name(): string {
    const { name, ownerName } = this.workspace;
    return this.isMine || ownerName === "" ? name : `${ownerName}/${name}`;
  }

  /** Whether an act makes sense in its state. */
  can(act: WorkspaceAct): boolean {
    return canNow(this.workspace, act, this.session.record);
  }
}

/**
 * What tells workspaces apart, also those of two deployments whose servers gave out the same id.
 * @param href the deployment's normalised address.
 * @param workspaceId the workspace's id there.
 */
export function workspaceKey(href: string, workspaceId: string): string {
  return `${href} ${workspaceId}`;
}

/** Gives the workspaces of a session. */
export interface WorkspaceListing {
  /**
   * The workspaces that a session sees, as they were read last; they are asked for when nobody has.
   * @param session whose.
   * @throws CoderError when the deployment cannot be asked; Explained when the session ended meanwhile.
   */
  of(session: SignedIn): Promise<readonly ListedWorkspace[]>;
  /**
   * Takes up what a server answered about one workspace, or asks it, so that the view shows it at once and looks more often for a
   * while: to be called after something was done with it.
   * @param session who did it.
   * @param workspaceId the workspace's id.
   */
  changed(session: SignedIn, workspaceId: string): Promise<void>;
}

/**
 * The workspace that a command was called on.
 * @param argument what VS Code or a page passed to the command: a workspace, or a row that has one.
 * @returns undefined when it is about no workspace.
 */
export function workspaceMeantBy(argument: unknown): ListedWorkspace | undefined {
  if (argument instanceof ListedWorkspace) return argument;
  if (typeof argument !== "object" || argument === null || !("listed" in argument)) return undefined;
  return argument.listed instanceof ListedWorkspace ? argument.listed : undefined;
}
