import * as vscode from "vscode";
import type { ApiKey } from "../../../coder/endpoints/apiKeys";
import { summarize } from "../../../core/reasoning/summary";
import { absoluteTime } from "../../../platform/time/times";
import { type Tooltip, treeItem } from "../../../platform/shown/treeItems";
import type { AuditedToken } from "../../../tokens/audit/auditTokens";
import type { PendingRetirement } from "../../../tokens/retiring/retirement";
import { retirementInFull } from "../../../tokens/retiring/retirementWords";
import type { LoadedTokens } from "../../../tokens/list/tokenStore";
import { concernSentence } from "../../../presentation/concernWords";
import type { RowContext } from "../../../presentation/rowContext";
import { type TokenFacts, tokenFacts } from "../../../presentation/tokenFacts";
import { tokenIcon } from "./tokenIcon";
import { tokenParts } from "./tokenParts";
import type { TokenRow } from "../../../presentation/listedToken";
import type { TokensNode } from "./tokensNode";
import { tokenWords } from "../../../presentation/tokenWords";

/** A row of the Tokens view; commands get it as their argument. */
export class TokenNode implements TokenRow {
  readonly key: ApiKey;
  readonly loaded: LoadedTokens;
  readonly isSecretWaiting: boolean;
  readonly facts: TokenFacts;
  /** How it was to end early when the row was made. */
  readonly retirement: PendingRetirement | undefined;

  constructor(
    readonly audited: AuditedToken,
    readonly context: RowContext,
    readonly parent?: TokensNode,
  ) {
    this.key = audited.key;
    this.loaded = context.loaded;
    this.retirement = context.retirementOf(audited.key.id);
    this.isSecretWaiting = context.isWaiting(audited.key.id);
    this.facts = tokenFacts(audited.key, context.loaded.features, context.now);
  }

  /** What it can do and reach, when it was used, when it ends, and why it is worth looking at. */
  readonly children = (): readonly TokensNode[] => tokenParts(this);

  /** The row: name, then in grey what it may do, until when, and when it was used. */
  toItem(): vscode.TreeItem {
    const words = tokenWords(this);
    const item = treeItem(
      {
        label: this.key.name,
        description: words.join(" · "),
        spoken: [this.key.name, ...words].join(", "),
      },
      vscode.TreeItemCollapsibleState.Collapsed,
    );
    item.id = `${this.loaded.session.deployment.href} ${this.key.id}`;
    item.iconPath = tokenIcon(this);
    item.contextValue = this.#tags();
    return item;
  }

  /** The tooltip, made when the pointer rests on the row. */
  tooltip(): Tooltip {
    const { key, facts, loaded, audited, context } = this;
    const { retirement } = this;
    const lines = [
      ...(retirement ? [retirementInFull(retirement)] : []),
      ...audited.concerns.map((concern) => concernSentence(concern, audited, context.now)),
      summarize(loaded.catalog, audited.grant),
      vscode.l10n.t("Scopes: {0}", audited.grant.scopes.join(", ")),
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
    return { title: key.name, lines };
  }

  /** Tags that menus match with regular expressions. */
  #tags(): string {
    return [
      "token",
      this.facts.state,
      ...this.audited.concerns.map(({ kind }) => kind),
      ...(this.isSecretWaiting ? ["secretWaiting"] : []),
      ...(this.context.isKept(this.key.id) ? ["secretKept"] : []),
      ...(this.retirement ? ["retiring"] : []),
    ].join("+");
  }
}
