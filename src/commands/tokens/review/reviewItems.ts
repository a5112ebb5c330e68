import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { concernSentence } from "../../../presentation/concernSentence";
import { concernIcons, concernTitle } from "../../../presentation/concernWords";
import type { ListedToken } from "../../../presentation/token/listedToken";
import { type ConcernKind, concernKinds } from "../../../tokens/audit/concern";

/** A choice in the list of the review: a token, or to revoke several at once. */
export type ReviewItem = vscode.QuickPickItem & {
  readonly token?: ListedToken;
  readonly isSeveral?: boolean;
};

/** Why a token is in the list: its worst concern, its waiting secret, or that the person kept it as it is. */
type Reason = ConcernKind | "newSecret" | "kept";

/**
 * Lists the tokens of the tree's group that needs attention, each under the worst about it with all its reasons,
 * then those that the person kept as they are. Yields after each token.
 * @param tokens all tokens.
 * @param isKept whether the person accepted something about a token.
 * @returns no item if there is nothing to review.
 */
export function* reviewItems(
  tokens: readonly ListedToken[],
  isKept: (token: ListedToken) => boolean,
): Generator<undefined, ReviewItem[]> {
  const byReason = new Map<Reason, ReviewItem[]>();
  for (const token of tokens) {
    yield;
    const reason = reasonOf(token, isKept);
    if (reason === undefined) continue;
    const items = byReason.get(reason) ?? [];
    byReason.set(reason, [...items, itemOf(token, reason)]);
  }
  const reasons = ["newSecret", ...concernKinds, "kept"] as const;
  const items = reasons.flatMap((reason): ReviewItem[] => {
    const below = byReason.get(reason) ?? [];
    const kind = vscode.QuickPickItemKind.Separator;
    return below.length === 0 ? [] : [{ label: titleOf(reason), kind }, ...below];
  });
  return items.filter(({ token }) => token).length < 2 ? items : [...items, ...severalItems()];
}

function reasonOf(token: ListedToken, isKept: (token: ListedToken) => boolean): Reason | undefined {
  const { group, worst } = token.standing;
  if (group === "attention") return worst?.kind ?? "newSecret";
  return group === "active" && isKept(token) ? "kept" : undefined;
}

function titleOf(reason: Reason): string {
  if (reason === "newSecret") return l10n.t("New secret");
  return reason === "kept" ? l10n.t("Kept as they are") : concernTitle(reason);
}

function itemOf(token: ListedToken, reason: Reason): ReviewItem {
  const icon = reason === "newSecret" ? "key" : reason === "kept" ? "check" : concernIcons[reason];
  return {
    label: token.key.name,
    iconPath: new vscode.ThemeIcon(icon),
    description: descriptionOf(token),
    detail: token.audited.concerns.map((concern) => concernSentence(concern, token)).join(" "),
    buttons: [{ iconPath: new vscode.ThemeIcon("info"), tooltip: l10n.t("Show Token Details") }],
    token,
  };
}

function descriptionOf({ audited, key, loaded }: ListedToken): string {
  const titles = audited.concerns.map(({ kind }) => concernTitle(kind));
  return [...(loaded.isEverybodys === true ? [key.username ?? key.userId] : []), ...titles].join(" · ");
}

function severalItems(): ReviewItem[] {
  return [
    { label: "", kind: vscode.QuickPickItemKind.Separator },
    {
      label: l10n.t("Revoke Several Tokens…"),
      iconPath: new vscode.ThemeIcon("checklist"),
      alwaysShow: true,
      isSeveral: true,
    },
  ];
}
