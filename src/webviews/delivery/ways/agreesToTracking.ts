import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { confirm } from "../../../platform/shown/notify";
import { type GitTracking, gitTracking } from "../../../tokens/file/gitTracking";

/**
 * Asks before a secret goes into a file that git tracks or may track.
 * @param file the destination.
 * @returns whether to continue.
 */
export async function agreesToTracking(file: vscode.Uri): Promise<boolean> {
  const tracking = await trackingOf(file);
  if (tracking === "safe") return true;
  const name = vscode.workspace.asRelativePath(file);
  return confirm(
    l10n.t("Write a secret to {0}?", name),
    tracking === "tracked"
      ? l10n.t("Git tracks this file, so the secret would be part of your next commit.")
      : l10n.t("Couldn't check whether Git ignores this file. If it doesn't, the secret gets committed."),
    l10n.t("Write Secret"),
  );
}

/**
 * Git here knows only this machine's disk: not that of a remote window, nor files that an extension serves.
 */
async function trackingOf(file: vscode.Uri): Promise<GitTracking> {
  // An unsaved new document is in no repository, unless it was opened under a file's name.
  if (file.scheme === "untitled" && !file.path.includes("/")) return "safe";
  if (file.scheme !== "file" && file.scheme !== "untitled") return "unknown";
  return gitTracking(file.fsPath, { program: gitProgram(), mayRun: vscode.workspace.isTrusted });
}

/** Returns the git that VS Code found, if its extension is running, otherwise the one on the path. */
function gitProgram(): string {
  type GitExports = { getAPI(version: 1): { git: { path: string } } };
  const git = vscode.extensions.getExtension<GitExports>("vscode.git");
  try {
    return git?.isActive === true ? git.exports.getAPI(1).git.path : "git";
  } catch {
    return "git";
  }
}
