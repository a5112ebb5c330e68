import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { treeItem } from "../../../platform/shown/treeItems";
import { shownNumber } from "../../../platform/time/times";
import { groupTitle } from "../../../presentation/groupTitle";
import type { GroupName } from "../../../tokens/audit/standing";
import type { TreeNode } from "../../tree/treeNode";

/** A group of tokens, with its size. */
export class GroupNode implements TreeNode {
  readonly #group: GroupName;
  readonly #count: number;
  readonly #makeChildren: (parent: GroupNode) => readonly TreeNode[];

  constructor(
    readonly id: string,
    group: GroupName,
    count: number,
    readonly parent: TreeNode | undefined,
    makeChildren: (parent: GroupNode) => readonly TreeNode[],
  ) {
    this.#group = group;
    this.#count = count;
    this.#makeChildren = makeChildren;
  }

  readonly children = (): readonly TreeNode[] => this.#makeChildren(this);

  toItem(): vscode.TreeItem {
    const title = groupTitle(this.#group);
    const item = treeItem(
      {
        label: title,
        description: shownNumber(this.#count),
        spoken:
          this.#count === 1
            ? l10n.t("{0}, 1 token", title)
            : l10n.t("{0}, {1} tokens", title, shownNumber(this.#count)),
      },
      vscode.TreeItemCollapsibleState.Expanded,
    );
    item.id = this.id;
    item.contextValue = "group";
    return item;
  }

  tooltip(): string {
    switch (this.#group) {
      case "attention":
        return l10n.t("Expiring, risky, or unused tokens.");
      case "active":
        return l10n.t("Tokens that don't need attention.");
      case "expired":
        return l10n.t("Expired tokens. The server deletes them after a while.");
    }
  }
}
