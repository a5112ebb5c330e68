import type * as vscode from "vscode";
import type { Tooltip } from "../../platform/shown/treeItems";

/** A row of one of our views. */
export interface TreeNode {
  /** The row above it; undefined for a root. */
  readonly parent?: TreeNode | undefined;
  /** Rows below it, made when it is opened; undefined for a row that never has any. */
  readonly children?: () => readonly TreeNode[] | Promise<readonly TreeNode[]>;
  /** The person closed it. */
  closed?(): void;
  toItem(): vscode.TreeItem;
  /** Made when the pointer rests on the row. */
  tooltip(): Tooltip | undefined;
}
