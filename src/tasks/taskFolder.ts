import os from "node:os";
import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { Explained } from "../platform/errors";

/**
 * Finds the folder that a task runs in.
 * @param scope of the task.
 * @returns an absolute path; the person's home where no folder is open.
 * @throws Explained if this machine doesn't have the folder: the command would run in another place than it was written for.
 */
export function taskFolder(scope: vscode.WorkspaceFolder | vscode.TaskScope): string {
  const folder = typeof scope === "object" ? scope : vscode.workspace.workspaceFolders?.[0];
  if (!folder) return os.homedir();
  if (folder.uri.scheme === "file") return folder.uri.fsPath;
  throw new Explained(
    l10n.t(
      "The folder {0} is on another machine. Install Coder Access there, too, to run this task.",
      folder.name,
    ),
  );
}
