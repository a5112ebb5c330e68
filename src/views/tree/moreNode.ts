import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { CommandId } from "../../platform/commands";
import { treeItem } from "../../platform/shown/treeItems";
import { shownNumber } from "../../platform/time/times";
import type { TreeNode } from "./treeNode";

/** The last row of a long list: clicking it shows more. */
export class MoreNode implements TreeNode {
  readonly #next: number;
  readonly #left: number;
  readonly #command: CommandId;

  constructor(
    /** The name of the list to extend. */
    readonly list: string,
    next: number,
    left: number,
    readonly parent: TreeNode | undefined,
    command: CommandId = "coderAccess.tokens.showMoreTokens",
  ) {
    this.#next = next;
    this.#left = left;
    this.#command = command;
  }

  toItem(): vscode.TreeItem {
    const item = treeItem({
      label: l10n.t("Show {0} more", shownNumber(this.#next)),
      description: l10n.t("{0} left", shownNumber(this.#left)),
    });
    item.id = `${this.list} more`;
    item.iconPath = new vscode.ThemeIcon("ellipsis");
    item.contextValue = "more";
    item.command = { command: this.#command, title: l10n.t("Show More"), arguments: [this] };
    return item;
  }

  tooltip(): undefined {
    return undefined;
  }
}
