import * as vscode from "vscode";

/**
 * Opens a page in the person's browser. Call it only for a button that says it will.
 * @param url an absolute http(s) address.
 * @returns whether VS Code opened it.
 */
export async function openInBrowser(url: string): Promise<boolean> {
  return vscode.env.openExternal(vscode.Uri.parse(url, true));
}
