import * as l10n from "@vscode/l10n";
import type { Workspace } from "../../../coder/api/workspaces";
import { paragraphs } from "../../../platform/shown/notify";
import { absoluteTime, relativeTime } from "../../../platform/time/times";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import type { BuildAct } from "../../../workspaces/state/whyNotNow";
import { isRunning } from "../../../workspaces/state/workspaceState";

/** The question to ask before an act on a workspace that cannot be undone. */
export type ActQuestion = {
  readonly question: string;
  /** One entry a line. */
  readonly detail: readonly string[];
  /** The label of the button. */
  readonly verb: string;
};

/** What the question needs to know apart from the workspace. */
export type ActFacts = {
  /** The current time at the deployment. */
  readonly now: Date;
  /** Whether the server restarts in one request. */
  readonly inOne: boolean;
};

/**
 * Builds the question to ask before an act, naming the workspace and what would be lost.
 * @param listed the workspace as the person saw it.
 * @param workspace the workspace as just read.
 * @param act what to do.
 * @returns undefined if the act can be undone.
 */
export function questionBefore(
  listed: ListedWorkspace,
  workspace: Workspace,
  act: BuildAct,
  { now, inOne }: ActFacts,
): ActQuestion | undefined {
  const { name } = listed;
  const { latestBuild: build } = workspace;
  const ends = l10n.t("Everything running in it stops.");
  switch (act) {
    case "stop":
      return {
        question: l10n.t('Stop "{0}"?', name),
        detail: paragraphs(ends),
        verb: l10n.t("Stop Workspace"),
      };
    case "restart":
      return {
        question: l10n.t('Restart "{0}"?', name),
        detail: paragraphs(
          ends,
          ...(workspace.outdated ? [keepsVersion(workspace)] : []),
          inOne ? startsByItself(workspace) : mayStayStopped(),
        ),
        verb: l10n.t("Restart Workspace"),
      };
    case "update":
      return isRunning(build)
        ? {
            question: l10n.t('Update and restart "{0}"?', name),
            detail: paragraphs(
              l10n.t("It starts with the active version of {0}.", templateOf(workspace)),
              ends,
              inOne ? startsByItself(workspace) : mayStayStopped(),
            ),
            verb: l10n.t("Update Workspace"),
          }
        : undefined;
    case "cancel":
      return build.job.status === "pending"
        ? undefined
        : {
            question: l10n.t('Cancel the build of "{0}"?', name),
            detail: paragraphs(
              l10n.t("Anything it has created so far stays, and the workspace may not work."),
            ),
            verb: l10n.t("Cancel Build"),
          };
    case "makeDormant":
      return {
        question: l10n.t('Make "{0}" dormant?', name),
        detail: paragraphs(
          l10n.t("Tokens limited to workspaces can't access it while it's dormant."),
          ...(isRunning(build) ? [l10n.t("It keeps running.")] : []),
          l10n.t("Its template may delete dormant workspaces after a while."),
        ),
        verb: l10n.t("Make Dormant"),
      };
    case "delete":
      return {
        question: l10n.t('Delete "{0}"?', name),
        detail: paragraphs(...deletion(listed, workspace, now)),
        verb: l10n.t("Delete Workspace"),
      };
    case "start":
    case "extend":
    case "favorite":
    case "unfavorite":
    case "wake":
      return undefined;
  }
}

function deletion(listed: ListedWorkspace, workspace: Workspace, now: Date): string[] {
  const { latestBuild: build, lastUsedAt, ownerName } = workspace;
  return [
    l10n.t(
      "The workspace, its files, and everything {0} created for it will be deleted. This can't be undone.",
      templateOf(workspace),
    ),
    ...(listed.isMine ? [] : [l10n.t("It belongs to {0}.", ownerName)]),
    ...(isRunning(build) ? [l10n.t("It's running.")] : []),
    ...(lastUsedAt
      ? [l10n.t("Last used {0} ({1}).", relativeTime(lastUsedAt, now), absoluteTime(lastUsedAt))]
      : []),
  ];
}

function keepsVersion({ latestBuild }: Workspace): string {
  const { templateVersionName: version } = latestBuild;
  return version === ""
    ? l10n.t("It keeps its version of the template. Use Update Workspace to get the active one.")
    : l10n.t("It keeps version {0} of the template. Use Update Workspace to get the active one.", version);
}

function startsByItself({ latestBuild }: Workspace): string {
  return latestBuild.transition === "start"
    ? l10n.t("It starts again even if you close this window.")
    : l10n.t("It starts even if you close this window.");
}

function mayStayStopped(): string {
  return l10n.t("Keep this window open until it starts again. Otherwise, the workspace stays stopped.");
}

function templateOf({ templateDisplayName, templateName }: Workspace): string {
  return templateDisplayName === "" ? templateName : templateDisplayName;
}
