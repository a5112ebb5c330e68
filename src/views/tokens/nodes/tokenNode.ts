import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { markStale } from "../../../platform/shown/staleRows";
import { type Tooltip, treeItem } from "../../../platform/shown/treeItems";
import type { ListedToken } from "../../../presentation/token/listedToken";
import { spokenWords, tokenWords } from "../../../presentation/tokenWords";
import type { TreeNode } from "../../tree/treeNode";
import { tokenIcon } from "./tokenIcon";

/** A row of the Tokens view; commands receive it as their argument. */
export class TokenNode implements TreeNode {
  readonly #busyWith: string | undefined;
  readonly #isStale: boolean;

  /**
   * @param token the token.
   * @param busyWith the action in progress, in words; undefined if there is none.
   * @param parent the row above it.
   * @param isStale whether the list it is in could not be read lately.
   */
  constructor(
    readonly token: ListedToken,
    busyWith: string | undefined,
    readonly parent?: TreeNode,
    isStale = false,
  ) {
    this.#busyWith = busyWith;
    this.#isStale = isStale;
  }

  /** What it can do and access, when it was used, when it ends, and why it is worth looking at. */
  readonly children = async (): Promise<readonly TreeNode[]> => {
    const { tokenParts } = await import("./tokenParts");
    return tokenParts(this);
  };

  /** The row: its name, then in grey the worst thing about it or what it accesses, and the time left. */
  toItem(): vscode.TreeItem {
    const { key, id } = this.token;
    const busy = this.#busyWith === undefined ? undefined : [this.#busyWith];
    const item = treeItem(
      {
        label: key.name,
        description: (busy ?? tokenWords(this.token)).join(" · "),
        spoken: [key.name, ...(busy ?? spokenWords(this.token))].join(", "),
      },
      vscode.TreeItemCollapsibleState.Collapsed,
    );
    item.id = id;
    item.iconPath = tokenIcon(this.token, this.#busyWith !== undefined);
    item.contextValue = this.#tags();
    item.command = {
      command: "coderAccess.tokens.showDetails",
      title: l10n.t("Show Details"),
      arguments: [this, "preview"],
    };
    return this.#isStale ? markStale(item, id) : item;
  }

  /** The tooltip, built when the pointer rests on the row. */
  async tooltip(): Promise<Tooltip> {
    const { tokenHover } = await import("./tokenHover");
    return tokenHover(this.token);
  }

  /** The tags that menus match with regular expressions. */
  #tags(): string {
    const { facts, audited, isSecretWaiting, isSecretKept, retirement } = this.token;
    return [
      "token",
      facts.state,
      ...audited.concerns.map(({ kind }) => kind),
      ...(isSecretWaiting ? ["secretWaiting"] : []),
      ...(isSecretKept ? ["secretKept"] : []),
      ...(retirement ? ["retiring"] : []),
    ].join("+");
  }
}
