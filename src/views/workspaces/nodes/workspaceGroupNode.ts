import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { treeItem } from "../../../platform/shown/treeItems";
import { shownNumber } from "../../../platform/time/times";
import type { TreeNode } from "../../tree/treeNode";

/**
 * Whose workspaces they are: the person's own, shared with them, or of others whom their role lets them see.
 */
export type WorkspaceGroupName = "mine" | "shared" | "others";

const icons: Readonly<Record<WorkspaceGroupName, string>> = {
  mine: "account",
  shared: "live-share",
  others: "organization",
};

/** A group of workspaces, with its size once that is known. */
export class WorkspaceGroupNode implements TreeNode {
  readonly #makeChildren: (parent: WorkspaceGroupNode) => readonly TreeNode[] | Promise<readonly TreeNode[]>;
  readonly #count: number | undefined;
  readonly #onClose: (() => void) | undefined;

  constructor(
    readonly id: string,
    readonly group: WorkspaceGroupName,
    count: number | undefined,
    readonly parent: TreeNode | undefined,
    makeChildren: (parent: WorkspaceGroupNode) => readonly TreeNode[] | Promise<readonly TreeNode[]>,
    onClose?: () => void,
  ) {
    this.#count = count;
    this.#makeChildren = makeChildren;
    this.#onClose = onClose;
  }

  readonly children = (): readonly TreeNode[] | Promise<readonly TreeNode[]> => this.#makeChildren(this);

  closed(): void {
    this.#onClose?.();
  }

  toItem(): vscode.TreeItem {
    const title = this.#title();
    const count = this.#count;
    const isOpen = this.group !== "others";
    const item = treeItem(
      {
        label: title,
        ...(count === undefined
          ? {}
          : {
              description: shownNumber(count),
              spoken:
                count === 1
                  ? l10n.t("{0}, 1 workspace", title)
                  : l10n.t("{0}, {1} workspaces", title, shownNumber(count)),
            }),
      },
      isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
    );
    item.id = this.id;
    item.iconPath = new vscode.ThemeIcon(icons[this.group]);
    item.contextValue = "group";
    return item;
  }

  tooltip(): string {
    switch (this.group) {
      case "mine":
        return l10n.t("Workspaces you own.");
      case "shared":
        return l10n.t("Other users' workspaces that you can use.");
      case "others":
        return l10n.t("Other users' workspaces that your role lets you see.");
    }
  }

  #title(): string {
    switch (this.group) {
      case "mine":
        return l10n.t("Mine");
      case "shared":
        return l10n.t("Shared with me");
      case "others":
        return l10n.t("Other users");
    }
  }
}
