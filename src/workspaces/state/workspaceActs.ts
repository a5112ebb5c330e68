import type { Workspace } from "../../coder/api/workspaces";
import type { SignedIn } from "../../session/sessionState";
import { isBuilding, isDeleted, isRunning } from "./workspaceState";

/** What a person can do with a workspace. */
export const workspaceActs = [
  "start",
  "stop",
  "restart",
  "update",
  "cancel",
  "extend",
  "favorite",
  "unfavorite",
  "makeDormant",
  "wake",
  "delete",
  "openTerminal",
  "openInEditor",
  "openInDashboard",
  "createToken",
] as const;

export type WorkspaceAct = (typeof workspaceActs)[number];

/** The person who wants to do it. */
type Viewer = {
  readonly userId: string;
  /** Whether they have the role Owner of the whole deployment, as far as is known. */
  readonly isOwner?: boolean;
};

type Asking = Pick<SignedIn["client"], "users">;

/** Roles rarely change: one request per session; see ownerRole.ts. */
const owners = new WeakMap<Asking, boolean>();

/**
 * Whether a person is known to have the role Owner of the whole deployment: they cancel builds also where the template allows
 * nobody else to (seen on v2.31.0, v2.35.1 and v2.36.0).
 * @param client the client of the person's session.
 * @returns undefined if nobody has asked.
 */
export function isKnownOwner(client: Asking): boolean | undefined {
  return owners.get(client);
}

/** Remembers whether a person has that role. @param client the client of their session. */
export function knowOwner(client: Asking, is: boolean): void {
  owners.set(client, is);
}

/**
 * Whether an act makes sense now. The check is ours: while no build is running, the server accepts almost
 * any, and starting a running workspace replaces its agents and terminals (seen on v2.35.1). The server
 * decides what the person's role permits.
 * @param workspace the workspace as last read.
 * @param act what to do.
 * @param viewer the person who wants to do it; only owners mark favorites.
 */
export function canNow(workspace: Workspace, act: WorkspaceAct, viewer: Viewer): boolean {
  const { latestBuild: build, dormantAt, outdated, ownerId, favorite } = workspace;
  if (act === "cancel") return isCancelable(workspace, viewer);
  // It is deleted or being deleted.
  if (isDeleted(build) || (build.transition === "delete" && isBuilding(build))) return false;
  const isIdle = !isBuilding(build);
  const isOver = build.job.status === "failed" || build.job.status === "canceled";
  switch (act) {
    case "start":
      return isIdle && !isRunning(build);
    case "stop":
      return isIdle && (isRunning(build) || isOver);
    case "restart":
      return isIdle && isRunning(build);
    case "update":
      return isIdle && outdated;
    case "extend":
      return isIdle && isRunning(build) && build.deadline !== undefined;
    case "favorite":
      return ownerId === viewer.userId && !favorite;
    case "unfavorite":
      return ownerId === viewer.userId && favorite;
    case "makeDormant":
      return isIdle && dormantAt === undefined;
    case "wake":
      return isIdle && dormantAt !== undefined;
    case "delete":
      return isIdle;
    case "openTerminal":
      return isRunning(build) && build.agents.some(({ status }) => status === "connected");
    case "createToken":
      // The limits of a token do not extend to a dormant workspace.
      return dormantAt === undefined;
    case "openInEditor":
    case "openInDashboard":
      return true;
  }
}

/**
 * Only a pending or running build can be canceled, and only if the template permits it, or by people with the role Owner (403 and
 * 200, seen on v2.35.1).
 */
function isCancelable({ latestBuild: { job }, canCancelBuilds }: Workspace, { isOwner }: Viewer): boolean {
  return (canCancelBuilds || isOwner === true) && (job.status === "pending" || job.status === "running");
}
