import * as vscode from "vscode";
import { harmless } from "../../core/text/harmless";
import { passingThrough } from "./harmlessly";
import { labelOf } from "./labels";

/** The texts of a row. */
export type RowText = {
  readonly label: string;
  /** Shown in grey after the label. */
  readonly description?: string;
  /** What a screen reader reads instead of both. */
  readonly spoken?: string;
};

/** The text shown when the pointer rests on a row: one line, or several with a title above them. */
export type Tooltip = string | { readonly title?: string; readonly lines: readonly string[] };

/**
 * Creates a row of a tree, with harmless texts.
 * @param text the texts of the row.
 * @param state whether it can be expanded.
 */
export function treeItem(
  { label, description, spoken }: RowText,
  state = vscode.TreeItemCollapsibleState.None,
): vscode.TreeItem {
  const item = new vscode.TreeItem(labelOf(label), state);
  if (description !== undefined) item.description = harmless(description);
  if (spoken !== undefined) item.accessibilityInformation = { label: harmless(spoken) };
  return item;
}

/**
 * Creates a tooltip, with harmless texts.
 * @param tooltip its text.
 */
export function tooltipOf(tooltip: Tooltip): vscode.MarkdownString | string {
  if (typeof tooltip === "string") return harmless(tooltip);
  const { title, lines } = tooltip;
  const paragraphs = [
    ...(title === undefined ? [] : [`**${asMarkdown(labelOf(title))}**`]),
    ...lines.map((line) => asMarkdown(harmless(line))),
  ];
  return new vscode.MarkdownString(paragraphs.join("\n\n"));
}

/**
 * Encodes punctuation as character references: nothing is Markdown syntax then, and no address or name
 * becomes a link.
 */
function asMarkdown(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N} ]/gu, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}

/**
 * Creates a tree view; the message above its rows and the text beside its title are made harmless.
 * @param id the ID of the view in package.json.
 * @param options as VS Code takes them.
 */
export function makeTreeView<Node>(id: string, options: vscode.TreeViewOptions<Node>): vscode.TreeView<Node> {
  const maybe = (text: string | undefined) => (text === undefined ? undefined : harmless(text));
  return passingThrough(vscode.window.createTreeView(id, options), {
    message: maybe,
    title: maybe,
    description: maybe,
    badge: (badge) => badge && { ...badge, tooltip: harmless(badge.tooltip) },
  });
}
