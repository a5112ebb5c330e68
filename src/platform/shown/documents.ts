import * as vscode from "vscode";
import { plainText, withoutLinks } from "../../core/text/plainText";

/**
 * Opens a text that the person can read, save or close. Each line stays a single line and contains no link.
 * @param lines of the text.
 */
export async function openText(lines: readonly string[]): Promise<void> {
  const content = lines.map((line) => withoutLinks(plainText(line))).join("\n");
  const document = await vscode.workspace.openTextDocument({ content, language: "plaintext" });
  await vscode.window.showTextDocument(document, { preview: true });
}

/**
 * Opens data that the person can read, save or close, as a new document in a language of its own.
 * @param content the whole text; whoever made it made each part of it harmless in that language.
 * @param language as VS Code names it: `json`, `csv`, `markdown`. One that it does not know is shown as plain text.
 */
export async function openData(content: string, language: string): Promise<void> {
  const known = (await vscode.languages.getLanguages()).includes(language) ? language : "plaintext";
  const document = await vscode.workspace.openTextDocument({ content, language: known });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** A part of a report: what became of some of many things. */
export type ReportSection = { readonly title: string; readonly lines: readonly string[] };

/**
 * Writes down what became of many things.
 * @param sections in order; those without lines are left out.
 * @returns its lines.
 */
export function reportLines(sections: readonly ReportSection[]): readonly string[] {
  return sections
    .filter(({ lines }) => lines.length > 0)
    .flatMap(({ title, lines }) => [`# ${title}`, "", ...lines.map((line) => `- ${line}`), ""]);
}
