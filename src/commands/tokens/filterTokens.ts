import * as l10n from "@vscode/l10n";
import type { ShownTokens } from "../../views/tokens/viewOptions";
import { filterAsTyped } from "../services/filterAsTyped";

/** Narrows the view to tokens in which all words occur, while they are typed; Escape leaves it as it was. */
export async function filterTokens({ tokensView }: { readonly tokensView: ShownTokens }): Promise<void> {
  await filterAsTyped({
    title: l10n.t("Filter Tokens"),
    prompt: l10n.t("Name, scope, resource, owner, or what is to be said of it"),
    placeholder: l10n.t("Words that must all occur"),
    before: tokensView.shownAs.filter,
    pause: 150,
    doing: "Filtering the tokens",
    show: (filter) => tokensView.show({ filter }),
  });
}
