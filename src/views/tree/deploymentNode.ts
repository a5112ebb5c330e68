import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { type Tooltip, treeItem } from "../../platform/shown/treeItems";
import { absoluteTime } from "../../platform/time/times";
import type { SignedIn } from "../../session/sessionState";
import type { TreeNode } from "./treeNode";

/** How one of several deployments stands out. */
export type DeploymentMarks = {
  /** Whether commands work with it; undefined where that makes no difference. */
  readonly isCurrent?: boolean;
  /** Whether it could not be reached; a row below it says more. */
  readonly isFailing?: boolean;
};

/** One of several deployments, with its tokens below it, or the reason why they are missing. */
export class DeploymentNode implements TreeNode {
  readonly #makeChildren: (parent: DeploymentNode) => readonly TreeNode[];
  readonly #failure: string | undefined;
  readonly #marks: DeploymentMarks;

  /**
   * @param session who is signed in there.
   * @param makeChildren makes the rows below it.
   * @param failure what to say in place of the person's name, if nothing below the row does.
   * @param marks how it stands out.
   */
  constructor(
    readonly session: SignedIn,
    makeChildren: (parent: DeploymentNode) => readonly TreeNode[],
    failure: string | undefined,
    marks: DeploymentMarks = {},
  ) {
    this.#makeChildren = makeChildren;
    this.#failure = failure;
    this.#marks = marks;
  }

  readonly children = (): readonly TreeNode[] => this.#makeChildren(this);

  toItem(): vscode.TreeItem {
    const { deployment, record } = this.session;
    const { isCurrent, isFailing } = this.#marks;
    const who = isCurrent === true ? l10n.t("{0} · current", record.username) : record.username;
    const description = this.#failure ?? who;
    const item = treeItem(
      { label: deployment.host, description, spoken: `${deployment.host}, ${description}` },
      vscode.TreeItemCollapsibleState.Expanded,
    );
    item.id = deployment.href;
    item.iconPath =
      this.#failure !== undefined || isFailing === true
        ? new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"))
        : new vscode.ThemeIcon("server");
    item.contextValue = isCurrent === true ? "deployment+current" : "deployment";
    return item;
  }

  tooltip(): Tooltip {
    const { deployment, record } = this.session;
    return {
      lines: [
        l10n.t("{0} at {1}", record.username, deployment.href),
        ...(record.expiresAt === undefined
          ? []
          : [l10n.t("Session ends {0} unless it's used", absoluteTime(new Date(record.expiresAt)))]),
      ],
    };
  }
}
