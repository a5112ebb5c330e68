import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { type Tooltip, treeItem } from "../../platform/shown/treeItems";
import { absoluteTime } from "../../platform/time/times";
import type { SignedIn } from "../../session/sessionState";
import type { TreeNode } from "./treeNode";

/** One of several deployments, with its tokens below it, or the reason why they are missing. */
export class DeploymentNode implements TreeNode {
  readonly #makeChildren: (parent: DeploymentNode) => readonly TreeNode[];
  readonly #failure: string | undefined;

  constructor(
    readonly session: SignedIn,
    makeChildren: (parent: DeploymentNode) => readonly TreeNode[],
    failure: string | undefined,
  ) {
    this.#makeChildren = makeChildren;
    this.#failure = failure;
  }

  readonly children = (): readonly TreeNode[] => this.#makeChildren(this);

  toItem(): vscode.TreeItem {
    const { deployment, record } = this.session;
    const description = this.#failure ?? record.username;
    const item = treeItem(
      { label: deployment.host, description, spoken: `${deployment.host}, ${description}` },
      vscode.TreeItemCollapsibleState.Expanded,
    );
    item.id = deployment.href;
    item.iconPath = this.#failure
      ? new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"))
      : new vscode.ThemeIcon("server");
    item.contextValue = "deployment";
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
