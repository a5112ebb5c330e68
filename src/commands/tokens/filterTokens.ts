import * as l10n from "@vscode/l10n";
import { queryTerms } from "../../tokens/audit/tokenQuery";
import type { ShownTokens } from "../../views/tokens/viewOptions";
import { filterAsTyped } from "../services/filterAsTyped";

/**
 * Narrows the view to tokens that match the words and terms typed so far; Escape restores the previous
 * filter.
 */
export async function filterTokens({ tokensView }: { readonly tokensView: ShownTokens }): Promise<void> {
  await filterAsTyped({
    title: l10n.t("Filter Tokens"),
    prompt: l10n.t("Words that must all match, or {0}", queryTerms.join(", ")),
    placeholder: l10n.t("For example: {0}", "@unused ci"),
    before: tokensView.shownAs.filter,
    pause: 150,
    doing: "Filtering the tokens",
    show: (filter) => tokensView.show({ filter }),
  });
}
