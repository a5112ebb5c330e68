import * as l10n from "@vscode/l10n";
import type { CommandId } from "../platform/commands";
import { Explained } from "../platform/errors";

/** Commands that are offered on rows and otherwise only in the palette. */
const ofRows: readonly CommandId[] = [
  "coderAccess.tokens.changeToken",
  "coderAccess.tokens.copyKeptSecret",
  "coderAccess.tokens.copyResourceId",
  "coderAccess.tokens.copyTokenId",
  "coderAccess.tokens.deleteToken",
  "coderAccess.tokens.expireToken",
  "coderAccess.tokens.mintAgain",
  "coderAccess.tokens.rotateToken",
  "coderAccess.tokens.showDetails",
  "coderAccess.tokens.showRunnable",
  "coderAccess.tokens.undoRetirement",
  "coderAccess.tokens.verifyToken",
  "coderAccess.workspaces.copyWorkspaceId",
  "coderAccess.workspaces.copyWorkspaceName",
  "coderAccess.workspaces.createTokenForTemplate",
  "coderAccess.workspaces.createTokenForWorkspace",
  "coderAccess.workspaces.openApp",
  "coderAccess.workspaces.openInDashboard",
  "coderAccess.workspaces.openInEditor",
  "coderAccess.workspaces.openPort",
  "coderAccess.workspaces.openPortHere",
  "coderAccess.workspaces.openWorkspaceTerminal",
  "coderAccess.workspaces.showWorkspace",
  "coderAccess.workspaces.cancelBuild",
  "coderAccess.workspaces.deleteWorkspace",
  "coderAccess.workspaces.extendWorkspace",
  "coderAccess.workspaces.favoriteWorkspace",
  "coderAccess.workspaces.makeWorkspaceDormant",
  "coderAccess.workspaces.restartWorkspace",
  "coderAccess.workspaces.showBuildLog",
  "coderAccess.workspaces.startWorkspace",
  "coderAccess.workspaces.stopWorkspace",
  "coderAccess.workspaces.unfavoriteWorkspace",
  "coderAccess.workspaces.updateWorkspace",
  "coderAccess.workspaces.wakeWorkspace",
];

/**
 * Refuses a command that has lost its row. While VS Code re-reads a tree it passes `undefined` to a command that is run on one
 * of its rows; the palette passes no argument at all. The command must not act on some other row instead.
 * @param id the command.
 * @param args what VS Code passed: the row, and all selected rows where there are several.
 * @throws Explained when a row was meant that is not known any more.
 */
export function refuseLostRow(id: CommandId, args: readonly unknown[]): void {
  if (args.length === 0 || !ofRows.includes(id)) return;
  const [row, selected] = args;
  const rows: readonly unknown[] = Array.isArray(selected) ? [row, ...(selected as unknown[])] : [row];
  if (rows.every((one) => one !== undefined && one !== null)) return;
  throw new Explained(l10n.t("The list was being refreshed, so nothing was done. Try again."));
}
