import * as l10n from "@vscode/l10n";
import { runCommand } from "../../../platform/commands";
import { Explained, type NextStep } from "../../../platform/errors";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import { type NextAct, Refused } from "../../../workspaces/state/whyNotNow";

/**
 * Adds the button for the next step to a refusal.
 * @param error anything thrown while acting on a workspace.
 * @param listed the workspace.
 * @returns the error itself if it is no refusal.
 */
export function explainRefused(error: unknown, listed: ListedWorkspace): unknown {
  if (!(error instanceof Refused)) return error;
  const { sentence, next } = error.refusal;
  return new Explained(sentence, next === undefined ? [] : [stepOf(next, listed)], error);
}

/**
 * Builds the button for the next step.
 * @param next the step.
 * @param listed the workspace it applies to.
 */
export function stepOf(next: NextAct, listed: ListedWorkspace): NextStep {
  switch (next) {
    case "showBuildLog":
      return {
        title: l10n.t("Show Build Log"),
        run: () => runCommand("coderAccess.workspaces.showBuildLog", listed),
      };
    case "start":
      return {
        title: l10n.t("Start"),
        run: () => runCommand("coderAccess.workspaces.startWorkspace", listed),
      };
    case "stop":
      return { title: l10n.t("Stop"), run: () => runCommand("coderAccess.workspaces.stopWorkspace", listed) };
    case "restart":
      return {
        title: l10n.t("Restart"),
        run: () => runCommand("coderAccess.workspaces.restartWorkspace", listed),
      };
    case "openInDashboard":
      return {
        title: l10n.t("Open in Dashboard"),
        run: () => runCommand("coderAccess.workspaces.openInDashboard", listed),
      };
  }
}
