import type * as vscode from "vscode";

/** A row of the Tokens view. */
export interface TokensNode {
  /** Rows below it; undefined for a row that never has any. */
  readonly children: readonly TokensNode[] | undefined;
  toItem(): vscode.TreeItem;
  /** Made when the pointer rests on the row. */
  tooltip(): vscode.MarkdownString | undefined;
}
