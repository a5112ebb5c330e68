import * as l10n from "@vscode/l10n";
import { pickItem } from "../../platform/shown/quickInputs";
import { type SortName, sortNames } from "../../tokens/audit/groups";
import type { ShownTokens } from "../../views/tokens/viewOptions";

/** Prompts for the order in which to sort tokens. */
export async function sortTokens({ tokensView }: { readonly tokensView: ShownTokens }): Promise<void> {
  const labels: Record<SortName, string> = {
    attention: l10n.t("Needs attention first"),
    name: l10n.t("Name"),
    expiry: l10n.t("Expires first"),
    lastUsed: l10n.t("Last used, latest first"),
    created: l10n.t("Created, latest first"),
  };
  const now = tokensView.shownAs.sort;
  const picked = await pickItem(
    sortNames.map((sort) => ({
      label: labels[sort],
      sort,
      ...(sort === now ? { description: "✓", picked: true } : {}),
    })),
    { title: l10n.t("Sort Tokens") },
  );
  if (picked) await tokensView.show({ sort: picked.sort });
}
