import type * as vscode from "vscode";
import type { Tooltip } from "../../platform/shown/treeItems";

/** A row of one of our views. */
export interface TreeNode {
  /** The row above it; undefined for a root. */
  readonly parent?: TreeNode | undefined;
  /** The rows below it, created when it is expanded; undefined for a row that never has any. */
  readonly children?: () => readonly TreeNode[] | Promise<readonly TreeNode[]>;
  /** Called when the person collapses it. */
  closed?(): void;
  toItem(): vscode.TreeItem;
  /** Created when the pointer rests on the row. */
  tooltip(): Tooltip | undefined | Promise<Tooltip>;
}
