import * as vscode from "vscode";
import { plainText, withoutLinks } from "../../core/text/plainText";

/**
 * Opens a text that the person can read, save or close. Each line stays a single line and contains no link.
 * @param lines the lines of the text.
 */
export async function openText(lines: readonly string[]): Promise<void> {
  const content = lines.map((line) => withoutLinks(plainText(line))).join("\n");
  const document = await vscode.workspace.openTextDocument({ content, language: "plaintext" });
  await vscode.window.showTextDocument(document, { preview: true });
}

/**
 * Opens data that the person can read, save or close, as a new document in its own language.
 * @param content the whole text; the caller must have made every part of it harmless in that language.
 * @param language VS Code's name for it: `json`, `csv`, `markdown`. An unknown one is shown as plain text.
 */
export async function openData(content: string, language: string): Promise<void> {
  const known = (await vscode.languages.getLanguages()).includes(language) ? language : "plaintext";
  const document = await vscode.workspace.openTextDocument({ content, language: known });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** A part of a report: one kind of result, with the items that had it. */
export type ReportSection = { readonly title: string; readonly lines: readonly string[] };

/**
 * Builds a report about many items.
 * @param sections in order; empty ones are left out.
 * @returns its lines.
 */
export function reportLines(sections: readonly ReportSection[]): readonly string[] {
  return sections
    .filter(({ lines }) => lines.length > 0)
    .flatMap(({ title, lines }) => [`# ${title}`, "", ...lines.map((line) => `- ${line}`), ""]);
}
