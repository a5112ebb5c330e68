import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import type { CommandId } from "../../../platform/commands";
import { treeItem } from "../../../platform/shown/treeItems";
import type { TokensNode } from "./tokensNode";

/** The last row of a long list: pressing it shows more. */
export class MoreNode implements TokensNode {
  readonly #next: number;
  readonly #left: number;

  constructor(
    /** Names the list that shall grow. */
    readonly list: string,
    next: number,
    left: number,
    readonly parent: TokensNode | undefined,
  ) {
    this.#next = next;
    this.#left = left;
  }

  toItem(): vscode.TreeItem {
    const number = new Intl.NumberFormat(vscode.env.language);
    const item = treeItem({
      label: l10n.t("Show {0} more", number.format(this.#next)),
      description: l10n.t("{0} left", number.format(this.#left)),
    });
    item.id = `${this.list} more`;
    item.iconPath = new vscode.ThemeIcon("ellipsis");
    item.contextValue = "more";
    const command: CommandId = "coderAccess.tokens.showMoreTokens";
    item.command = { command, title: l10n.t("Show More"), arguments: [this] };
    return item;
  }

  tooltip(): undefined {
    return undefined;
  }
}
