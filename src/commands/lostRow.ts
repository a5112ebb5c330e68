import * as l10n from "@vscode/l10n";
import type { CommandId } from "../platform/commands";
import { Explained } from "../platform/errors";

/** `createToken` of `coderAccess.tokens.createToken`. */
type NameIn<Area extends string> = CommandId extends infer Id
  ? Id extends `coderAccess.${Area}.${infer Name}`
    ? Name
    : never
  : never;

/** Commands that start from a row; without one, they run only from the palette. */
const ofRows = {
  session: ["makeCurrent", "signOutAt"],
  tokens: [
    "changeToken",
    "copyKeptSecret",
    "copyResourceId",
    "copyTokenId",
    "createTokenAt",
    "deleteToken",
    "editNote",
    "expireToken",
    "mintAgain",
    "rotateToken",
    "showDetails",
    "showRunnable",
    "undoRetirement",
    "verifyToken",
  ],
  workspaces: [
    "copyWorkspaceId",
    "copyWorkspaceName",
    "createTokenForTemplate",
    "createTokenForWorkspace",
    "openApp",
    "openInDashboard",
    "openBuildInDashboard",
    "openTemplateInDashboard",
    "openInEditor",
    "openPort",
    "openPortHere",
    "openWorkspaceTerminal",
    "showWorkspace",
    "cancelBuild",
    "deleteWorkspace",
    "extendWorkspace",
    "favoriteWorkspace",
    "makeWorkspaceDormant",
    "restartWorkspace",
    "showBuildLog",
    "startWorkspace",
    "stopWorkspace",
    "unfavoriteWorkspace",
    "updateWorkspace",
    "wakeWorkspace",
  ],
  leases: ["endLease", "openScopedTerminal"],
  agents: ["giveAccess"],
} as const satisfies {
  readonly [Area in "agents" | "leases" | "session" | "tokens" | "workspaces"]: readonly NameIn<Area>[];
};

/**
 * Refuses a command that has lost its row. While VS Code re-reads a tree, it passes `undefined` to a command
 * run on one of its rows; the palette passes no argument at all. The command must not act on some other row
 * instead.
 * @param id the command.
 * @param args what VS Code passed: the row, then all selected rows if there are several.
 * @throws Explained if the command was run on a row that no longer exists.
 */
export function refuseLostRow(id: CommandId, args: readonly unknown[]): void {
  if (args.length === 0 || !isOfRow(id)) return;
  const [row, selected] = args;
  const rows: readonly unknown[] = Array.isArray(selected) ? [row, ...(selected as unknown[])] : [row];
  if (rows.every((one) => one !== undefined && one !== null)) return;
  throw new Explained(l10n.t("The list was being refreshed, so nothing was done. Try again."));
}

function isOfRow(id: CommandId): boolean {
  return Object.entries(ofRows).some(([area, names]) =>
    names.some((name) => id === `coderAccess.${area}.${name}`),
  );
}
