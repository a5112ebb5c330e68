import * as vscode from "vscode";
import { treeItem } from "../../platform/shown/treeItems";
import type { TreeNode } from "./treeNode";

/** The texts of a row below a token. */
export type Part = {
  /** Unique among the parts of its token. */
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly icon: string;
  readonly isWarning?: boolean;
  readonly tooltip?: string;
  /** The tags that menus match. */
  readonly tags: string;
  readonly children?: (parent: PartNode) => readonly PartNode[] | Promise<readonly PartNode[]>;
  /** For commands on the row: the ID that "Copy Resource Id" copies. */
  readonly resourceId?: string;
};

/** A fact about a token, or one of its scopes or resources. */
export class PartNode implements TreeNode {
  readonly children?: () => readonly PartNode[] | Promise<readonly PartNode[]>;

  readonly #idOfParent: string;

  constructor(
    readonly parent: TreeNode,
    readonly part: Part,
    idOfParent: string,
  ) {
    this.#idOfParent = idOfParent;

    const { children } = part;
    if (children) this.children = () => children(this);
  }

  /** Lets VS Code recognise the row when the tree is redrawn. */
  get id(): string {
    return `${this.#idOfParent} ${this.part.name}`;
  }

  toItem(): vscode.TreeItem {
    const { label, description, icon, isWarning, tags, tooltip } = this.part;
    const spoken = [label, description, tooltip === description ? undefined : tooltip]
      .filter((word) => word !== undefined)
      .join(", ");
    const item = treeItem(
      { label, spoken, ...(description === undefined ? {} : { description }) },
      this.children ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
    );
    item.id = this.id;
    item.iconPath = new vscode.ThemeIcon(
      icon,
      isWarning === true ? new vscode.ThemeColor("list.warningForeground") : undefined,
    );
    item.contextValue = tags;
    return item;
  }

  tooltip(): string {
    const { tooltip, label, description } = this.part;
    return tooltip ?? [label, description].filter((word) => word !== undefined).join(": ");
  }
}
