import * as vscode from "vscode";

/** Returns the folder that is open, absolute, if this machine has it; undefined without one. */
export function workFolder(): string | undefined {
  const first = vscode.workspace.workspaceFolders?.[0]?.uri;
  return first?.scheme === "file" ? first.fsPath : undefined;
}
