import type * as vscode from "vscode";
import type { Tooltip } from "../../../platform/shown/treeItems";

/** A row of the Tokens view. */
export interface TokensNode {
  /** The row above it; undefined for a root. */
  readonly parent?: TokensNode | undefined;
  /** Rows below it, made when it is opened; undefined for a row that never has any. */
  readonly children?: () => readonly TokensNode[] | Promise<readonly TokensNode[]>;
  toItem(): vscode.TreeItem;
  /** Made when the pointer rests on the row. */
  tooltip(): Tooltip | undefined;
}
