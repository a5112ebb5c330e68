import * as l10n from "@vscode/l10n";
import type { Workspace } from "../../coder/api/workspaces";
import { canNow, type WorkspaceAct } from "./workspaceActs";
import { isBuilding, isDeleted, isRunning } from "./workspaceState";

/** The acts on one or several workspaces. */
export type BuildAct = Extract<
  WorkspaceAct,
  | "start"
  | "stop"
  | "restart"
  | "update"
  | "cancel"
  | "extend"
  | "favorite"
  | "unfavorite"
  | "makeDormant"
  | "wake"
  | "delete"
>;

/** The acts that can be done on several workspaces at once. */
export type ManyAct = Exclude<BuildAct, "cancel" | "extend">;

/** The next step to offer if an act makes no sense. */
export type NextAct = "showBuildLog" | "start" | "stop" | "restart" | "openInDashboard";

/** Why an act is not begun: a sentence, and the next step. */
export type Refusal = { readonly sentence: string; readonly next: NextAct | undefined };

/** Thrown if an act is not begun, or its build was refused; nothing has changed. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.sentence);
    this.name = "Refused";
  }
}

/** The person who wants to do it. */
export type Viewer = { readonly userId: string; readonly username: string; readonly isOwner?: boolean };

/**
 * Explains why an act makes no sense now: the server would accept almost any while no build is running.
 * @param workspace the workspace as just read.
 * @param act what to do.
 * @param viewer the person who wants to do it.
 * @returns undefined if it makes sense.
 */
export function refusalOf(workspace: Workspace, act: BuildAct, viewer: Viewer): Refusal | undefined {
  if (canNow(workspace, act, viewer)) return undefined;
  return sentenceFor(workspace, act, viewer);
}

function sentenceFor(workspace: Workspace, act: BuildAct, viewer: Viewer): Refusal {
  const { name, latestBuild: build } = workspace;
  if (isDeleted(build)) return refuse(l10n.t('"{0}" has been deleted.', name));
  if (act === "cancel") return whyNotCancel(workspace);
  if (act === "favorite" || act === "unfavorite") return whyNotMark(workspace, act, viewer);
  if (isBuilding(build)) return refuse(underWay(workspace, viewer), "showBuildLog");
  switch (act) {
    case "start":
      return refuse(l10n.t('"{0}" is already running.', name), "restart");
    case "stop":
      return refuse(l10n.t('"{0}" is already stopped.', name), "start");
    case "restart":
      return refuse(l10n.t('"{0}" isn\'t running, so it can only be started.', name), "start");
    case "update":
      return refuse(
        l10n.t('"{0}" already uses the active version of its template.', name),
        isRunning(build) ? undefined : "start",
      );
    case "extend":
      return isRunning(build)
        ? refuse(l10n.t('"{0}" doesn\'t stop automatically, so there is nothing to extend.', name))
        : refuse(l10n.t('"{0}" isn\'t running, so it has no time to extend.', name), "start");
    case "makeDormant":
      return refuse(l10n.t('"{0}" is already dormant.', name));
    case "wake":
      return refuse(l10n.t('"{0}" isn\'t dormant.', name));
    case "delete":
      return refuse(l10n.t('"{0}" can\'t be deleted now.', name));
  }
}

function whyNotCancel({ name, latestBuild: { job }, canCancelBuilds }: Workspace): Refusal {
  if (job.status === "canceling")
    return refuse(l10n.t('The build of "{0}" is already being canceled.', name), "showBuildLog");
  if (job.status !== "pending" && job.status !== "running")
    return refuse(l10n.t('No build of "{0}" is in progress.', name), "showBuildLog");
  return canCancelBuilds
    ? refuse(l10n.t('The build of "{0}" can\'t be canceled now.', name), "showBuildLog")
    : refuse(
        l10n.t(
          'The template of "{0}" lets only people with the Owner role cancel builds. Ask one of them, or wait until the build ends.',
          name,
        ),
        "showBuildLog",
      );
}

function whyNotMark({ name, ownerId }: Workspace, act: "favorite" | "unfavorite", viewer: Viewer): Refusal {
  if (ownerId !== viewer.userId) {
    return refuse(
      l10n.t('You can only mark your own workspaces as favorites, and "{0}" isn\'t yours.', name),
    );
  }
  return act === "favorite"
    ? refuse(l10n.t('"{0}" is already a favorite.', name))
    : refuse(l10n.t('"{0}" isn\'t a favorite.', name));
}

/** Describes what is being done with it, and by whom if that is somebody else. */
export function underWay({ name, latestBuild }: Workspace, { username }: Pick<Viewer, "username">): string {
  const { transition, job, initiatorName } = latestBuild;
  const isOthers = initiatorName !== "" && initiatorName !== username;
  if (job.status === "canceling")
    return l10n.t('A build of "{0}" is being canceled. Wait until it ends.', name);
  switch (transition) {
    case "start":
      return isOthers
        ? l10n.t('{0} is already starting "{1}". Wait until that ends.', initiatorName, name)
        : l10n.t('"{0}" is already starting. Wait until that ends.', name);
    case "stop":
      return isOthers
        ? l10n.t('{0} is stopping "{1}". Wait until that ends.', initiatorName, name)
        : l10n.t('"{0}" is stopping. Wait until that ends.', name);
    case "delete":
      return isOthers
        ? l10n.t('{0} is deleting "{1}".', initiatorName, name)
        : l10n.t('"{0}" is being deleted.', name);
    default:
      return l10n.t('A build of "{0}" is in progress. Wait until it ends.', name);
  }
}

function refuse(sentence: string, next?: NextAct): Refusal {
  return { sentence, next };
}
