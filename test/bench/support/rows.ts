import * as vscode from "vscode";
import type { TreeNode } from "../../../src/views/tree/treeNode";

/**
 * Makes every row that is in sight when all groups are open.
 * @returns how many they are.
 */
export async function makeRows(nodes: readonly TreeNode[]): Promise<number> {
  let count = 0;
  for (const node of nodes) {
    const item = node.toItem();
    count += 1;
    if (item.collapsibleState === vscode.TreeItemCollapsibleState.Expanded)
      count += await makeRows((await node.children?.()) ?? []);
  }
  return count;
}
