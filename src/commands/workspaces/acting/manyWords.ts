import * as l10n from "@vscode/l10n";
import { namesInQuestion, paragraphs } from "../../../platform/shown/notify";
import { shownNumber } from "../../../platform/time/times";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import type { ManyAct } from "../../../workspaces/state/whyNotNow";
import type { ActQuestion } from "./actQuestions";
import { doneForOne, type Words, wordsForOne } from "./oneOfMany";

/**
 * Builds the question to ask before acting on several workspaces, naming them and what would be lost.
 * @param all the workspaces for which the act makes sense, at least one.
 * @param left how many other selected workspaces are left out.
 * @param act what to do.
 */
export function questionForMany(
  all: readonly ListedWorkspace[],
  left: number,
  act: ManyAct,
): ActQuestion & { readonly doing: string } {
  const count = all.length;
  const ends = l10n.t("Everything running in them stops.");
  const [only, ...others] = all;
  const [question, verb, doing, consequences] =
    only && others.length === 0 ? wordsForOne(act, only.name) : wordsOf(act, shownNumber(count), ends);
  return {
    question,
    verb,
    doing,
    detail: [
      ...namesInQuestion(all.map(({ name }) => name)),
      "",
      ...paragraphs(...consequences, ...(left === 0 ? [] : [skipped(left)])),
    ],
  };
}

function skipped(count: number): string {
  return count === 1
    ? l10n.t("1 more is skipped because of its state.")
    : l10n.t("{0} more are skipped because of their state.", shownNumber(count));
}

function wordsOf(act: ManyAct, amount: string, ends: string): Words {
  const open = l10n.t("Keep this window open until they have started again.");
  switch (act) {
    case "start":
      return [
        l10n.t("Start {0} workspaces?", amount),
        l10n.t("Start {0} Workspaces", amount),
        l10n.t("Starting {0} workspaces", amount),
        [],
      ];
    case "stop":
      return [
        l10n.t("Stop {0} workspaces?", amount),
        l10n.t("Stop {0} Workspaces", amount),
        l10n.t("Stopping {0} workspaces", amount),
        [ends],
      ];
    case "restart":
      return [
        l10n.t("Restart {0} workspaces?", amount),
        l10n.t("Restart {0} Workspaces", amount),
        l10n.t("Restarting {0} workspaces", amount),
        [ends, l10n.t("They keep their versions of their templates."), open],
      ];
    case "update":
      return [
        l10n.t("Update {0} workspaces?", amount),
        l10n.t("Update {0} Workspaces", amount),
        l10n.t("Updating {0} workspaces", amount),
        [l10n.t("They start with the active version of their templates. Running ones stop first."), open],
      ];
    case "delete":
      return [
        l10n.t("Delete {0} workspaces?", amount),
        l10n.t("Delete {0} Workspaces", amount),
        l10n.t("Deleting {0} workspaces", amount),
        [
          l10n.t(
            "The workspaces, their files, and everything their templates created will be deleted. This can't be undone.",
          ),
        ],
      ];
    case "makeDormant":
      return [
        l10n.t("Make {0} workspaces dormant?", amount),
        l10n.t("Make {0} Workspaces Dormant", amount),
        l10n.t("Making {0} workspaces dormant", amount),
        [l10n.t("Their templates may delete dormant workspaces after a while.")],
      ];
    case "wake":
      return [
        l10n.t("Wake {0} workspaces?", amount),
        l10n.t("Wake {0} Workspaces", amount),
        l10n.t("Waking {0} workspaces", amount),
        [],
      ];
    case "favorite":
    case "unfavorite":
      return [
        l10n.t("Change {0} favorites?", amount),
        l10n.t("Change {0} Favorites", amount),
        l10n.t("Changing {0} favorites", amount),
        [],
      ];
  }
}

/**
 * Says that everything is done.
 * @param act what was done.
 * @param all the workspaces, at least one.
 */
export function allDone(act: ManyAct, all: readonly ListedWorkspace[]): string {
  const [only, ...others] = all;
  if (only && others.length === 0) return doneForOne(act, only.name);
  const amount = shownNumber(all.length);
  switch (act) {
    case "start":
      return l10n.t("Started {0} workspaces.", amount);
    case "stop":
      return l10n.t("Stopped {0} workspaces.", amount);
    case "restart":
      return l10n.t("Restarted {0} workspaces.", amount);
    case "update":
      return l10n.t("Updated {0} workspaces.", amount);
    case "delete":
      return l10n.t("Deleted {0} workspaces.", amount);
    case "makeDormant":
      return l10n.t("Made {0} workspaces dormant.", amount);
    case "wake":
      return l10n.t("Woke {0} workspaces.", amount);
    case "favorite":
    case "unfavorite":
      return l10n.t("Changed {0} favorites.", amount);
  }
}
