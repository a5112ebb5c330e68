import * as vscode from "vscode";
import { type Tooltip, treeItem } from "../../../platform/shown/treeItems";
import type { ListedWorkspace } from "../../../presentation/workspace/listedWorkspace";
import { stateIcon } from "../../../presentation/workspace/stateWords";
import { workspaceLines, workspaceWords } from "../../../presentation/workspace/workspaceWords";
import { workspaceActs } from "../../../workspaces/state/workspaceActs";
import type { TreeNode } from "../../tree/treeNode";

/** A row of the Workspaces view; commands receive it as their argument. */
export class WorkspaceNode implements TreeNode {
  readonly #busyWith: string | undefined;
  readonly #makeChildren: (row: WorkspaceNode) => readonly TreeNode[];

  /**
   * @param listed the workspace.
   * @param busyWith the action in progress, in words; undefined if there is none.
   * @param makeChildren creates the rows below it when it is expanded.
   * @param parent the row above it.
   */
  constructor(
    readonly listed: ListedWorkspace,
    busyWith: string | undefined,
    makeChildren: (row: WorkspaceNode) => readonly TreeNode[],
    readonly parent?: TreeNode,
  ) {
    this.#busyWith = busyWith;
    this.#makeChildren = makeChildren;
  }

  /** Distinguishes it from every other row. */
  get id(): string {
    return this.listed.id;
  }

  /** Its agents with what they offer, and the tokens that can touch it. */
  readonly children = (): readonly TreeNode[] => this.#makeChildren(this);

  /** The row: its name, then in grey its state, when it stops, and its template. */
  toItem(): vscode.TreeItem {
    const { listed } = this;
    const { name, state, workspace } = listed;
    const words = this.#busyWith === undefined ? workspaceWords(listed) : [this.#busyWith];
    const label = workspace.favorite ? `★ ${name}` : name;
    const item = treeItem(
      { label, description: words.join(" · "), spoken: [name, ...words].join(", ") },
      vscode.TreeItemCollapsibleState.Collapsed,
    );
    item.id = this.id;
    const { icon, color } =
      this.#busyWith === undefined
        ? stateIcon(state, workspace.dormantAt !== undefined)
        : { icon: "loading~spin", color: "charts.blue" };
    item.iconPath = new vscode.ThemeIcon(
      icon,
      color === undefined ? undefined : new vscode.ThemeColor(color),
    );
    item.contextValue = this.#tags();
    return item;
  }

  /** The tooltip, built when the pointer rests on the row. */
  tooltip(): Tooltip {
    return { title: this.listed.name, lines: workspaceLines(this.listed) };
  }

  /** The tags that menus match with regular expressions. */
  #tags(): string {
    const { state, isMine } = this.listed;
    const can = workspaceActs.filter((act) => this.listed.can(act));
    return [
      "workspace",
      state,
      ...(isMine ? ["mine"] : []),
      ...can.map((act) => `can${act.slice(0, 1).toUpperCase()}${act.slice(1)}`),
    ].join("+");
  }
}
