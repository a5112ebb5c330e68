import * as vscode from "vscode";
import { harmless } from "../../core/text/harmless";
import { passingThrough } from "./harmlessly";
import { labelOf } from "./labels";

/** What a row says. */
export type RowText = {
  readonly label: string;
  /** In grey after the label. */
  readonly description?: string;
  /** What a screen reader says in place of both. */
  readonly spoken?: string;
};

/** What is said when the pointer rests on a row: a line, or several with a title above them. */
export type Tooltip = string | { readonly title?: string; readonly lines: readonly string[] };

/**
 * Makes a row of a tree, whose texts are harmless.
 * @param text what it says.
 * @param state whether it can be opened.
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
 * Makes a tooltip, whose texts are harmless.
 * @param tooltip what it says.
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

/** Signs are written as their numbers: then nothing is syntax, and no address or name becomes a link by itself. */
function asMarkdown(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N} ]/gu, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}

/**
 * Makes a tree view; what it says above its rows and beside its title is harmless.
 * @param id of the view in package.json.
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
