import * as vscode from "vscode";
import { confirm } from "../../../platform/notify";
import { gitTracking } from "../../../tokens/file/gitTracking";

/**
 * Asks before a secret goes into a file that git tracks or may track.
 * @param file where it goes; one that is not on a disk, or not saved yet, is nobody's to track.
 * @returns whether to go on.
 */
export async function agreesToTracking(file: vscode.Uri): Promise<boolean> {
  if (file.scheme !== "file") return true;
  const tracking = await gitTracking(file.fsPath, {
    program: gitProgram(),
    mayRun: vscode.workspace.isTrusted,
  });
  if (tracking === "safe") return true;
  const name = vscode.workspace.asRelativePath(file);
  return confirm(
    vscode.l10n.t("Write a secret to {0}?", name),
    tracking === "tracked"
      ? vscode.l10n.t("Git tracks this file, so the secret would be in the next commit, for all who see it.")
      : vscode.l10n.t("It lies in a git repository, and whether git ignores it is not known."),
    vscode.l10n.t("Write Secret"),
  );
}

/** The git that VS Code found, if its extension is running; else the one on the path. */
function gitProgram(): string {
  type GitExports = { getAPI(version: 1): { git: { path: string } } };
  const git = vscode.extensions.getExtension<GitExports>("vscode.git");
  try {
    return git?.isActive === true ? git.exports.getAPI(1).git.path : "git";
  } catch {
    return "git";
  }
}
