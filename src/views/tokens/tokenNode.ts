import * as vscode from "vscode";
import type { ApiKey } from "../../coder";
import { summarize } from "../../core";
import { absoluteTime } from "../../platform/times";
import { grantOfKey } from "../../tokens/grantOfKey";
import type { LoadedTokens } from "../../tokens/tokenStore";
import { type TokenFacts, tokenFacts } from "./tokenFacts";
import type { TokensNode } from "./tokensNode";

/** A row of the Tokens view; commands get it as their argument. */
export class TokenNode implements TokensNode {
  readonly children = undefined;
  readonly facts: TokenFacts;

  constructor(
    readonly key: ApiKey,
    readonly loaded: LoadedTokens,
    readonly isSecretWaiting: boolean,
    now: Date,
  ) {
    this.facts = tokenFacts(key, loaded.features, now);
  }

  /** The row: name, then in grey what it may do, until when, and when it was used. */
  toItem(): vscode.TreeItem {
    const item = new vscode.TreeItem(this.key.name, vscode.TreeItemCollapsibleState.None);
    const words = this.words();
    item.id = `${this.loaded.session.deployment.href} ${this.key.id}`;
    item.description = words.join(" · ");
    item.iconPath = this.icon();
    item.contextValue = this.tags();
    item.accessibilityInformation = { label: [this.key.name, ...words].join(", ") };
    return item;
  }

  /** The tooltip, made when the pointer rests on the row. */
  tooltip(): vscode.MarkdownString {
    const { key, facts, loaded } = this;
    const text = new vscode.MarkdownString();
    text.appendMarkdown("**");
    text.appendText(key.name);
    text.appendMarkdown("**\n\n");
    const grant = grantOfKey(key);
    const lines = [
      summarize(loaded.catalog, grant),
      vscode.l10n.t("Scopes: {0}", grant.scopes.join(", ")),
      vscode.l10n.t(
        "{0}: {1}",
        facts.state === "expired" ? vscode.l10n.t("Expired") : vscode.l10n.t("Expires"),
        absoluteTime(key.expiresAt),
      ),
      vscode.l10n.t("Created: {0}", absoluteTime(key.createdAt)),
      key.lastUsed
        ? vscode.l10n.t("Last used: {0}, told to the hour", absoluteTime(key.lastUsed))
        : vscode.l10n.t("Never used"),
      vscode.l10n.t("Id: {0}", key.id),
    ];
    for (const line of lines) {
      text.appendText(line);
      text.appendMarkdown("\n\n");
    }
    return text;
  }

  private words(): string[] {
    const { facts } = this;
    const waiting = this.isSecretWaiting ? [vscode.l10n.t("secret waits for you")] : [];
    return [...waiting, facts.scopes, facts.expiry, facts.use];
  }

  /** Every state has its own shape; colour only repeats it. */
  private icon(): vscode.ThemeIcon {
    const { facts } = this;
    if (this.isSecretWaiting) return new vscode.ThemeIcon("gift", new vscode.ThemeColor("charts.blue"));
    if (facts.state === "expired") {
      return new vscode.ThemeIcon("circle-slash", new vscode.ThemeColor("disabledForeground"));
    }
    if (facts.state === "expiresSoon") {
      return new vscode.ThemeIcon("watch", new vscode.ThemeColor("list.warningForeground"));
    }
    if (facts.isFullAccess) {
      return new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
    }
    if (facts.isNeverUsed) return new vscode.ThemeIcon("circle-outline");
    return new vscode.ThemeIcon("key");
  }

  /** Tags that menus match with regular expressions. */
  private tags(): string {
    const { facts } = this;
    return [
      "token",
      facts.state,
      ...(facts.isFullAccess ? ["fullAccess"] : []),
      ...(this.isSecretWaiting ? ["secretWaiting"] : []),
    ].join("+");
  }
}
