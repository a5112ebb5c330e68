import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { summarize } from "../../../core/reasoning/summary";
import { type Tooltip, treeItem } from "../../../platform/shown/treeItems";
import { absoluteTime } from "../../../platform/time/times";
import { concernSentence } from "../../../presentation/concernWords";
import { retirementInFull } from "../../../presentation/retirementWords";
import type { ListedToken } from "../../../presentation/token/listedToken";
import { tokenWords } from "../../../presentation/tokenWords";
import type { TreeNode } from "../../tree/treeNode";
import { tokenIcon } from "./tokenIcon";

/** A row of the Tokens view; commands receive it as their argument. */
export class TokenNode implements TreeNode {
  readonly #busyWith: string | undefined;

  /**
   * @param token the token.
   * @param busyWith the action in progress, in words; undefined if there is none.
   * @param parent the row above it.
   */
  constructor(
    readonly token: ListedToken,
    busyWith: string | undefined,
    readonly parent?: TreeNode,
  ) {
    this.#busyWith = busyWith;
  }

  /** What it can do and access, when it was used, when it ends, and why it is worth looking at. */
  readonly children = async (): Promise<readonly TreeNode[]> => {
    const { tokenParts } = await import("./tokenParts");
    return tokenParts(this);
  };

  /** The row: its name, then in grey what it may do, until when, and when it was used. */
  toItem(): vscode.TreeItem {
    const { key, id } = this.token;
    const words = this.#busyWith === undefined ? tokenWords(this.token) : [this.#busyWith];
    const item = treeItem(
      {
        label: key.name,
        description: words.join(" · "),
        spoken: [key.name, ...words].join(", "),
      },
      vscode.TreeItemCollapsibleState.Collapsed,
    );
    item.id = id;
    item.iconPath = tokenIcon(this.token, this.#busyWith !== undefined);
    item.contextValue = this.#tags();
    return item;
  }

  /** The tooltip, built when the pointer rests on the row. */
  tooltip(): Tooltip {
    const { key, facts, loaded, audited, retirement } = this.token;
    const lines = [
      ...(retirement ? [retirementInFull(retirement)] : []),
      ...audited.concerns.map((concern) => concernSentence(concern, this.token)),
      summarize(loaded.catalog, audited.grant),
      l10n.t("Scopes: {0}", audited.grant.scopes.join(", ")),
      facts.state === "expired"
        ? l10n.t("Expired: {0}", absoluteTime(key.expiresAt))
        : l10n.t("Expires: {0}", absoluteTime(key.expiresAt)),
      l10n.t("Created: {0}", absoluteTime(key.createdAt)),
      key.lastUsed
        ? l10n.t("Last used: {0} (accurate to the hour)", absoluteTime(key.lastUsed))
        : l10n.t("Never used"),
      l10n.t("ID: {0}", key.id),
    ];
    return { title: key.name, lines };
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
