import * as vscode from "vscode";

/** Shows the Tokens view, wherever the person has put it. */
export async function showTokensView(): Promise<void> {
  await vscode.commands.executeCommand("coderAccess.tokens.focus");
}

/** Shows the Workspaces view, wherever the person has put it. */
export async function showWorkspacesView(): Promise<void> {
  await vscode.commands.executeCommand("coderAccess.workspaces.focus");
}
