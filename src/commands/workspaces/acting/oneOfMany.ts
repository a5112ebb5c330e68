import * as l10n from "@vscode/l10n";
import type { ManyAct } from "../../../workspaces/state/whyNotNow";

/** What is asked, what its button and the progress say, and what follows from it. */
export type Words = readonly [question: string, verb: string, doing: string, consequences: readonly string[]];

/**
 * The words for an act if only one of several selected workspaces is left to act on, which is then named.
 * @param act what to do.
 * @param name of the workspace.
 */
export function wordsForOne(act: ManyAct, name: string): Words {
  const ends = l10n.t("Everything running in it stops.");
  const open = l10n.t("Keep this window open until it has started again.");
  switch (act) {
    case "start":
      return [l10n.t('Start "{0}"?', name), l10n.t("Start Workspace"), l10n.t('Starting "{0}"', name), []];
    case "stop":
      return [l10n.t('Stop "{0}"?', name), l10n.t("Stop Workspace"), l10n.t('Stopping "{0}"', name), [ends]];
    case "restart":
      return [
        l10n.t('Restart "{0}"?', name),
        l10n.t("Restart Workspace"),
        l10n.t('Restarting "{0}"', name),
        [ends, l10n.t("It keeps its version of its template."), open],
      ];
    case "update":
      return [
        l10n.t('Update "{0}"?', name),
        l10n.t("Update Workspace"),
        l10n.t('Updating "{0}"', name),
        [l10n.t("It starts with the active version of its template. If it's running, it stops first."), open],
      ];
    case "delete":
      return [
        l10n.t('Delete "{0}"?', name),
        l10n.t("Delete Workspace"),
        l10n.t('Deleting "{0}"', name),
        [
          l10n.t(
            "The workspace, its files, and everything its template created will be deleted. This can't be undone.",
          ),
        ],
      ];
    case "makeDormant":
      return [
        l10n.t('Make "{0}" dormant?', name),
        l10n.t("Make Dormant"),
        l10n.t('Making "{0}" dormant', name),
        [l10n.t("Its template may delete dormant workspaces after a while.")],
      ];
    case "wake":
      return [l10n.t('Wake "{0}"?', name), l10n.t("Wake Workspace"), l10n.t('Waking "{0}"', name), []];
    case "favorite":
    case "unfavorite":
      return [l10n.t("Change 1 favorite?"), l10n.t("Change Favorite"), l10n.t("Changing 1 favorite"), []];
  }
}

/** Says that it is done for the only one. */
export function doneForOne(act: ManyAct, name: string): string {
  switch (act) {
    case "start":
      return l10n.t('Started "{0}".', name);
    case "stop":
      return l10n.t('Stopped "{0}".', name);
    case "restart":
      return l10n.t('Restarted "{0}".', name);
    case "update":
      return l10n.t('Updated "{0}".', name);
    case "delete":
      return l10n.t('Deleted "{0}".', name);
    case "makeDormant":
      return l10n.t('Made "{0}" dormant.', name);
    case "wake":
      return l10n.t('Woke "{0}".', name);
    case "favorite":
      return l10n.t('Added "{0}" to favorites.', name);
    case "unfavorite":
      return l10n.t('Removed "{0}" from favorites.', name);
  }
}
