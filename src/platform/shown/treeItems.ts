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

/** A link in a tooltip, which runs one of our commands. */
export type TooltipLink = {
  readonly title: string;
  /** The ID of the command. */
  readonly command: string;
  readonly arguments: readonly string[];
};

/** The text shown when the pointer rests on a row: one line, or a title with what is below it. */
export type Tooltip =
  | string
  | {
      readonly title?: string;
      readonly lines: readonly string[];
      /** A small table below the lines: what each fact is about, and the fact. */
      readonly facts?: readonly (readonly [string, string])[];
      readonly links?: readonly TooltipLink[];
    };

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
