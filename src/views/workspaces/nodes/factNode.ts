import * as vscode from "vscode";
import { type Tooltip, treeItem } from "../../../platform/shown/treeItems";
import type { TreeNode } from "../../tree/treeNode";

/** The texts of a row below a workspace. */
export type Fact = {
  /** Unique among its siblings. */
  readonly name: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly icon: string;
  readonly color?: string | undefined;
  readonly tooltip?: Tooltip | undefined;
  /** The tags that menus match. */
  readonly tags: string;
  /** The command that clicking it runs, with the row as its argument. */
  readonly command?: { readonly id: string; readonly title: string } | undefined;
  readonly isOpen?: boolean;
};

/**
 * A row below a workspace: an agent, an app, a port, a fact. `about` tells commands on the row what it stands
 * for.
 * @template About what commands need to know.
 */
export class FactNode<About extends object = object> implements TreeNode {
  readonly children?: () => readonly TreeNode[] | Promise<readonly TreeNode[]>;
  readonly #fact: Fact;
  readonly #onClose: (() => void) | undefined;

  constructor(
    readonly parent: TreeNode & { readonly id: string },
    fact: Fact,
    readonly about: About,
    makeChildren?: (row: FactNode<About>) => readonly TreeNode[] | Promise<readonly TreeNode[]>,
    onClose?: () => void,
  ) {
    this.#fact = fact;
    this.#onClose = onClose;
    if (makeChildren) this.children = () => makeChildren(this);
  }

  /** Distinguishes it from every other row. */
  get id(): string {
    return `${this.parent.id} ${this.#fact.name}`;
  }

  closed(): void {
    this.#onClose?.();
  }

  toItem(): vscode.TreeItem {
    const { label, description, icon, color, tags, command, isOpen } = this.#fact;
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const item = treeItem(
      {
        label,
        spoken: description === undefined || description === "" ? label : `${label}, ${description}`,
        ...(description === undefined ? {} : { description }),
      },
      this.children ? (isOpen === true ? Expanded : Collapsed) : None,
    );
    item.id = this.id;
    item.iconPath = new vscode.ThemeIcon(
      icon,
      color === undefined ? undefined : new vscode.ThemeColor(color),
    );
    item.contextValue = tags;
    if (command) item.command = { command: command.id, title: command.title, arguments: [this] };
    return item;
  }

  tooltip(): Tooltip {
    const { tooltip, label, description } = this.#fact;
    return tooltip ?? [label, description].filter((word) => word !== undefined && word !== "").join(": ");
  }
}
