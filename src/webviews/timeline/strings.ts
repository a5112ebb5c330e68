import * as vscode from "vscode";

/** The texts of the timeline page. */
export type TimelineStrings = ReturnType<typeof timelineStrings>;

/**
 * Gives the texts of the timeline page in the person's language.
 * @returns texts; places such as `{0}` are filled by the page.
 */
export function timelineStrings() {
  return {
    title: vscode.l10n.t("Tokens at {0}"),
    today: vscode.l10n.t("Today"),
    hint: vscode.l10n.t("Arrow keys go from token to token; Enter shows a token's details."),
    legend: vscode.l10n.t("What the bars mean"),
    fine: vscode.l10n.t("active"),
    warning: vscode.l10n.t("needs attention"),
    soon: vscode.l10n.t("expires soon"),
    over: vscode.l10n.t("expired"),
    used: vscode.l10n.t("last use"),
    showMore: vscode.l10n.t("Show more ({0} left)"),
    empty: vscode.l10n.t("No tokens."),
  };
}
