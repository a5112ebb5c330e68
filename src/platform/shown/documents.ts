import * as vscode from "vscode";
import { plainText } from "../../core/text/plainText";

/** Editors turn such addresses into links on their own. */
const address = /(?<=\b(?:https?|file):)(?=\/\/)/gi;

/**
 * Opens a text that the person can read, save or close. Each line stays a single line and contains no link.
 * @param lines of the text.
 */
export async function openText(lines: readonly string[]): Promise<void> {
  const content = lines.map((line) => plainText(line).replace(address, "\u200B")).join("\n");
  const document = await vscode.workspace.openTextDocument({ content, language: "plaintext" });
  await vscode.window.showTextDocument(document, { preview: true });
}
