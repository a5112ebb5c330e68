import * as vscode from "vscode";

/** Shows the Tokens view, wherever the person has put it. */
export async function showTokensView(): Promise<void> {
  await vscode.commands.executeCommand("coderAccess.tokens.focus");
}
