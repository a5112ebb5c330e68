import * as l10n from "@vscode/l10n";
import type { CommandId } from "../platform/commands";
import { Explained } from "../platform/errors";

/** Commands that are offered on rows and, beside them, in the palette alone. */
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
  "coderAccess.workspaces.createTokenForWorkspace",
  "coderAccess.workspaces.openApp",
  "coderAccess.workspaces.openInDashboard",
  "coderAccess.workspaces.openInEditor",
  "coderAccess.workspaces.openPort",
  "coderAccess.workspaces.openPortHere",
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
 * Refuses a command whose row is lost. VS Code forgets the rows of a tree while it reads them anew, and hands `undefined` to a
 * command that is pressed on one at that moment; the palette hands nothing at all. It must not be about another row then.
 * @param id the command.
 * @param args what VS Code passed: the row, and all selected rows where there are several.
 * @throws Explained when a row was meant that is not known any more.
 */
export function refuseLostRow(id: CommandId, args: readonly unknown[]): void {
  if (args.length === 0 || !ofRows.includes(id)) return;
  const [row, selected] = args;
  const rows: readonly unknown[] = Array.isArray(selected) ? [row, ...(selected as unknown[])] : [row];
  if (rows.every((one) => one !== undefined && one !== null)) return;
  throw new Explained(
    l10n.t("The list was being refreshed, so nothing was done. Choose it again on its row."),
  );
}
