import * as vscode from "vscode";
import type { CommandId } from "../../platform/commands";
import { treeItem } from "../../platform/shown/treeItems";
import type { TreeNode } from "./treeNode";

/** A sentence instead of a deployment's rows; clicking it does what it says. */
export class MessageNode implements TreeNode {
  readonly #sentence: string;
  readonly #icon: string;
  readonly #command:
    { readonly id: CommandId; readonly title: string; readonly arguments?: readonly unknown[] } | undefined;

  constructor(
    sentence: string,
    icon: string,
    command:
      { readonly id: CommandId; readonly title: string; readonly arguments?: readonly unknown[] } | undefined,
    readonly parent?: TreeNode,
  ) {
    this.#sentence = sentence;
    this.#icon = icon;
    this.#command = command;
  }

  toItem(): vscode.TreeItem {
    const item = treeItem({ label: this.#sentence });
    item.iconPath = new vscode.ThemeIcon(this.#icon);
    item.contextValue = "message";
    if (this.#command) {
      const { id, title, arguments: passed = [] } = this.#command;
      item.command = { command: id, title, arguments: [...passed] };
    }
    return item;
  }

  tooltip(): undefined {
    return undefined;
  }
}
