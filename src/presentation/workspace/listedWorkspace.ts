import type { Workspace } from "../../coder/api/workspaces";
import type { SignedIn } from "../../session/sessionState";
import { canNow, isKnownOwner, type WorkspaceAct } from "../../workspaces/state/workspaceActs";
import { stateOf, type WorkspaceStateName } from "../../workspaces/state/workspaceState";

/**
 * A workspace as we know it: what its server last said, the session it said it to, and what can be done with
 * it now. All code that shows a workspace or acts on one uses this; a tree row merely holds one.
 */
export class ListedWorkspace {
  readonly state: WorkspaceStateName;

  /**
   * @param workspace the server's answer.
   * @param session the session that asked.
   * @param now the time at the deployment.
   */
  constructor(
    readonly workspace: Workspace,
    readonly session: SignedIn,
    readonly now: Date,
  ) {
    this.state = stateOf(workspace);
  }

  /** Distinguishes it from every other workspace, including those of other deployments. */
  get id(): string {
    return workspaceKey(this.session.deployment.href, this.workspace.id);
  }

  /** Whether the person owns it. */
  get isMine(): boolean {
    return this.workspace.ownerId === this.session.record.userId;
  }

  /** Its name, with its owner's if that is somebody else: `bob/beta`. */
  get name(): string {
    const { name, ownerName } = this.workspace;
    return this.isMine || ownerName === "" ? name : `${ownerName}/${name}`;
  }

  /** Whether an act makes sense in its state, and for the person, as far as is known. */
  can(act: WorkspaceAct): boolean {
    const { client, record } = this.session;
    return canNow(this.workspace, act, { userId: record.userId, isOwner: isKnownOwner(client) === true });
  }
}

/**
 * Builds the key that distinguishes workspaces, even if two deployments issued the same ID.
 * @param href the deployment's normalised address.
 * @param workspaceId the workspace's ID there.
 */
export function workspaceKey(href: string, workspaceId: string): string {
  return `${href} ${workspaceId}`;
}

/** Returns the workspaces of a session. */
export interface WorkspaceListing {
  /**
   * Returns the workspaces that a session sees, as last read; reads them if nobody has.
   * @param session the session.
   * @throws CoderError if the deployment cannot be reached; Explained if the session ended meanwhile.
   */
  of(session: SignedIn): Promise<readonly ListedWorkspace[]>;
  /**
   * Takes over a server's answer about one workspace, or asks for it, so that the view shows it at once and
   * polls more often for a while. Call this after acting on a workspace.
   * @param session the session that acted.
   * @param workspaceId the workspace's ID.
   */
  changed(session: SignedIn, workspaceId: string): Promise<void>;
}

/**
 * Returns the workspace that a command was run on.
 * @param argument the argument that VS Code or a page passed to the command: a workspace, or a row that holds
 * one.
 * @returns undefined if there is no workspace.
 */
export function workspaceMeantBy(argument: unknown): ListedWorkspace | undefined {
  if (argument instanceof ListedWorkspace) return argument;
  if (typeof argument !== "object" || argument === null || !("listed" in argument)) return undefined;
  return argument.listed instanceof ListedWorkspace ? argument.listed : undefined;
}
