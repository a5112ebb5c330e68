import * as vscode from "vscode";
import type { ErrorDoor } from "./errors";

/** The commands of each area; a test compares their IDs with `contributes.commands` in package.json. */
const names = {
  session: [
    "signIn",
    "signOut",
    "signOutAt",
    "signOutOfAll",
    "switchDeployment",
    "makeCurrent",
    "showSessions",
  ],
  tokens: [
    "createToken",
    "createTokenAt",
    "createTokenQuickly",
    "createTokenForCommand",
    "showWaitingSecret",
    "refreshTokens",
    "copyTokenId",
    "editNote",
    "expireToken",
    "deleteToken",
    "showExpiredTokens",
    "hideExpiredTokens",
    "showDetails",
    "showRunnable",
    "showTimeline",
    "reviewTokens",
    "exportTokens",
    "openTokensPage",
    "mintAgain",
    "filterTokens",
    "clearTokenFilter",
    "sortTokens",
    "groupTokens",
    "ungroupTokens",
    "showMoreTokens",
    "showEverybodysTokens",
    "showOwnTokens",
    "copyResourceId",
    "rotateToken",
    "changeToken",
    "undoRetirement",
    "verifyToken",
    "copyKeptSecret",
  ],
  workspaces: [
    "refreshWorkspaces",
    "filterWorkspaces",
    "clearWorkspaceFilter",
    "showMoreWorkspaces",
    "showWorkspace",
    "openInEditor",
    "openInDashboard",
    "openBuildInDashboard",
    "openTemplateInDashboard",
    "createWorkspace",
    "openApp",
    "openPort",
    "openPortHere",
    "openWorkspaceTerminal",
    "copyWorkspaceName",
    "copyWorkspaceId",
    "createTokenForWorkspace",
    "createTokenForTemplate",
    "startWorkspace",
    "stopWorkspace",
    "restartWorkspace",
    "updateWorkspace",
    "cancelBuild",
    "extendWorkspace",
    "favoriteWorkspace",
    "unfavoriteWorkspace",
    "makeWorkspaceDormant",
    "wakeWorkspace",
    "deleteWorkspace",
    "showBuildLog",
  ],
  leases: ["openScopedTerminal", "endLease", "endAllLeases", "manageRemembered"],
  agents: ["giveAccess", "stopAccess"],
  general: ["showLog"],
} as const;

export type CommandId = {
  [Area in keyof typeof names]: `coderAccess.${Area}.${(typeof names)[Area][number]}`;
}[keyof typeof names];

/** Every command of the extension. */
export const commandIds: readonly CommandId[] = Object.entries(names).flatMap(([area, ofArea]) =>
  ofArea.map((name) => `coderAccess.${area}.${name}` as CommandId),
);

/** What the links in a row's tooltip pass before the row's ID, since links can only hold texts. */
export const hoveredRow = "hovered";

/** The implementation of a command; the arguments are whatever VS Code or a caller passes. */
export type CommandHandler = (...args: unknown[]) => Promise<unknown>;

/**
 * Registers every command with the error door, so that each failure is shown exactly once.
 * @param handlers one handler per command ID; a missing one does not compile.
 * @param errors receives failures of handlers.
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
 * @param args passed on unchanged.
 * @returns what the command returned.
 */
export async function runCommand(id: CommandId, ...args: unknown[]): Promise<unknown> {
  return vscode.commands.executeCommand(id, ...args);
}
