import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { LeaseFacts } from "../../../leases/leaseControl";
import { treeItem } from "../../../platform/shown/treeItems";
import { shownNumber } from "../../../platform/time/times";
import type { TokenContext } from "../../../presentation/token/tokenContext";
import type { TreeNode } from "../../tree/treeNode";
import { LeaseNode } from "./leaseNode";

/** The leases of a deployment: what terminals, tasks, agents and extensions hold while they run. */
export class LeasesNode implements TreeNode {
  readonly id: string;
  readonly #leases: readonly LeaseFacts[];
  readonly #context: TokenContext;

  /**
   * @param leases at least one.
   * @param context what is known at their deployment.
   */
  constructor(
    leases: readonly LeaseFacts[],
    context: TokenContext,
    readonly parent: TreeNode | undefined,
  ) {
    this.#leases = leases;
    this.#context = context;
    this.id = `${context.loaded.session.deployment.href} leases`;
  }

  readonly children = (): readonly TreeNode[] =>
    this.#leases.map((lease) => new LeaseNode(lease, this.#context, this));

  toItem(): vscode.TreeItem {
    const title = l10n.t("Leases");
    const count = this.#leases.length;
    const item = treeItem(
      {
        label: title,
        description: shownNumber(count),
        spoken:
          count === 1 ? l10n.t("{0}, 1 token", title) : l10n.t("{0}, {1} tokens", title, shownNumber(count)),
      },
      vscode.TreeItemCollapsibleState.Collapsed,
    );
    item.id = this.id;
    item.iconPath = new vscode.ThemeIcon("watch");
    item.contextValue = "leases";
    return item;
  }

  tooltip(): string {
    return l10n.t(
      "Short-lived tokens. Each is deleted when the terminal, task, agent, or extension that uses it ends.",
    );
  }
}
