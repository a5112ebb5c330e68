import * as vscode from "vscode";
import type { ErrorDoor } from "./errors";

/** Every command of the extension; equal to `contributes.commands` in package.json (tested). */
export const commandIds = [
  "coderAccess.session.signIn",
  "coderAccess.session.signOut",
  "coderAccess.session.signOutOfAll",
  "coderAccess.session.switchDeployment",
  "coderAccess.tokens.createToken",
  "coderAccess.tokens.createTokenQuickly",
  "coderAccess.tokens.createTokenForCommand",
  "coderAccess.tokens.showWaitingSecret",
  "coderAccess.tokens.refreshTokens",
  "coderAccess.tokens.copyTokenId",
  "coderAccess.tokens.expireToken",
  "coderAccess.tokens.deleteToken",
  "coderAccess.tokens.showExpiredTokens",
  "coderAccess.tokens.hideExpiredTokens",
  "coderAccess.tokens.showDetails",
  "coderAccess.tokens.showRunnable",
  "coderAccess.tokens.showTimeline",
  "coderAccess.tokens.reviewTokens",
  "coderAccess.tokens.mintAgain",
  "coderAccess.tokens.filterTokens",
  "coderAccess.tokens.clearTokenFilter",
  "coderAccess.tokens.sortTokens",
  "coderAccess.tokens.groupTokens",
  "coderAccess.tokens.ungroupTokens",
  "coderAccess.tokens.showMoreTokens",
  "coderAccess.tokens.showEverybodysTokens",
  "coderAccess.tokens.showOwnTokens",
  "coderAccess.tokens.copyResourceId",
  "coderAccess.tokens.rotateToken",
  "coderAccess.tokens.changeToken",
  "coderAccess.tokens.undoRetirement",
  "coderAccess.tokens.verifyToken",
  "coderAccess.tokens.copyKeptSecret",
  "coderAccess.workspaces.refreshWorkspaces",
  "coderAccess.workspaces.filterWorkspaces",
  "coderAccess.workspaces.clearWorkspaceFilter",
  "coderAccess.workspaces.showMoreWorkspaces",
  "coderAccess.workspaces.showWorkspace",
  "coderAccess.workspaces.openInEditor",
  "coderAccess.workspaces.openInDashboard",
  "coderAccess.workspaces.createWorkspace",
  "coderAccess.workspaces.openApp",
  "coderAccess.workspaces.openPort",
  "coderAccess.workspaces.openPortHere",
  "coderAccess.workspaces.openWorkspaceTerminal",
  "coderAccess.workspaces.copyWorkspaceName",
  "coderAccess.workspaces.copyWorkspaceId",
  "coderAccess.workspaces.createTokenForWorkspace",
  "coderAccess.workspaces.startWorkspace",
  "coderAccess.workspaces.stopWorkspace",
  "coderAccess.workspaces.restartWorkspace",
  "coderAccess.workspaces.updateWorkspace",
  "coderAccess.workspaces.cancelBuild",
  "coderAccess.workspaces.extendWorkspace",
  "coderAccess.workspaces.favoriteWorkspace",
  "coderAccess.workspaces.unfavoriteWorkspace",
  "coderAccess.workspaces.makeWorkspaceDormant",
  "coderAccess.workspaces.wakeWorkspace",
  "coderAccess.workspaces.deleteWorkspace",
  "coderAccess.workspaces.showBuildLog",
  "coderAccess.general.showLog",
] as const;

export type CommandId = (typeof commandIds)[number];

/** What a command does; the arguments are whatever VS Code or a caller passes. */
export type CommandHandler = (...args: unknown[]) => Promise<unknown>;

/**
 * Registers every command behind the error door, so that each failure is shown exactly once.
 * @param handlers one handler per command id; a missing one does not compile.
 * @param errors where failures of handlers go.
 * @returns one disposable for all of them.
 */
export function registerCommands(
  handlers: Record<CommandId, CommandHandler>,
  errors: ErrorDoor,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...commandIds.map((id) =>
      vscode.commands.registerCommand(id, (...args: unknown[]) =>
        errors.guard(id, () => handlers[id](...args)),
      ),
    ),
  );
}

/**
 * Runs one of our own commands.
 * @param id the command.
 * @param args passed on as they are.
 * @returns what the command returned.
 */
export async function runCommand(id: CommandId, ...args: unknown[]): Promise<unknown> {
  return vscode.commands.executeCommand(id, ...args);
}
