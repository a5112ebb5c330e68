import * as vscode from "vscode";
import { absoluteTime } from "../../platform/times";
import type { SignedIn } from "../../session/sessionState";
import type { TokensNode } from "./tokensNode";

/** A deployment among several; its tokens, or what keeps us from them, are below it. */
export class DeploymentNode implements TokensNode {
  readonly #makeChildren: (parent: DeploymentNode) => readonly TokensNode[];
  readonly #failure: string | undefined;

  constructor(
    readonly session: SignedIn,
    makeChildren: (parent: DeploymentNode) => readonly TokensNode[],
    failure: string | undefined,
  ) {
    this.#makeChildren = makeChildren;
    this.#failure = failure;
  }

  readonly children = (): readonly TokensNode[] => this.#makeChildren(this);

  toItem(): vscode.TreeItem {
    const { deployment, record } = this.session;
    const item = new vscode.TreeItem(deployment.host, vscode.TreeItemCollapsibleState.Expanded);
    item.id = deployment.href;
    item.description = this.#failure ?? record.username;
    item.iconPath = this.#failure
      ? new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"))
      : new vscode.ThemeIcon("server");
    item.contextValue = "deployment";
    item.accessibilityInformation = { label: `${deployment.host}, ${this.#failure ?? record.username}` };
    return item;
  }

  tooltip(): vscode.MarkdownString {
    const { deployment, record } = this.session;
    const text = new vscode.MarkdownString();
    text.appendText(vscode.l10n.t("{0} at {1}", record.username, deployment.href));
    if (record.expiresAt !== undefined) {
      text.appendMarkdown("\n\n");
      text.appendText(
        vscode.l10n.t("Session ends {0} unless it is used", absoluteTime(new Date(record.expiresAt))),
      );
    }
    return text;
  }
}
