import * as l10n from "@vscode/l10n";

/** The texts of the timeline page. */
export type TimelineStrings = ReturnType<typeof timelineStrings>;

/**
 * Returns the texts of the timeline page in the person's language.
 * @returns texts; the page fills in placeholders such as `{0}`.
 */
export function timelineStrings() {
  return {
    title: l10n.t("Tokens on {0}"),
    today: l10n.t("Today"),
    hint: l10n.t("Use arrow keys to move between tokens. Press Enter for details."),
    legend: l10n.t("Legend"),
    fine: l10n.t("active"),
    warning: l10n.t("needs attention"),
    soon: l10n.t("expires soon or is being replaced"),
    over: l10n.t("expired"),
    used: l10n.t("last use"),
    showMore: l10n.t("Show more ({0} left)"),
    empty: l10n.t("No tokens."),
  };
}
