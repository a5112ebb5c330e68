import * as vscode from "vscode";
import type { CommandId } from "../../platform/commands";
import type { TokensNode } from "./tokensNode";

/** A sentence in place of rows, below one of several deployments; pressing it does what it says. */
export class MessageNode implements TokensNode {
  constructor(
    private readonly sentence: string,
    private readonly icon: string,
    private readonly command: { readonly id: CommandId; readonly title: string } | undefined,
    readonly parent?: TokensNode,
  ) {}

  toItem(): vscode.TreeItem {
    const item = new vscode.TreeItem(this.sentence, vscode.TreeItemCollapsibleState.None);
    item.iconPath = new vscode.ThemeIcon(this.icon);
    item.contextValue = "message";
    if (this.command) item.command = { command: this.command.id, title: this.command.title };
    return item;
  }

  tooltip(): undefined {
    return undefined;
  }
}
