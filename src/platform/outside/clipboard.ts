import * as vscode from "vscode";

/**
 * Puts a text on the clipboard.
 * @param text what to copy.
 */
export async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
}

/** @returns the text on the clipboard. */
export async function readClipboard(): Promise<string> {
  return vscode.env.clipboard.readText();
}
