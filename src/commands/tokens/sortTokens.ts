import * as vscode from "vscode";
import { pickItem } from "../../platform/shown/quickInputs";
import { type SortName, sortNames } from "../../tokens/audit/groups";
import type { Services } from "../services/services";

/** Asks what the tokens shall be sorted by. */
export async function sortTokens({ tokensView }: Pick<Services, "tokensView">): Promise<void> {
  const labels: Record<SortName, string> = {
    attention: vscode.l10n.t("What needs attention first"),
    name: vscode.l10n.t("Name"),
    expiry: vscode.l10n.t("What expires first"),
    lastUsed: vscode.l10n.t("Last use, latest first"),
    created: vscode.l10n.t("Creation, latest first"),
  };
  const now = tokensView.shownAs.sort;
  const picked = await pickItem(
    sortNames.map((sort) => ({
      label: labels[sort],
      sort,
      ...(sort === now ? { description: vscode.l10n.t("now"), picked: true } : {}),
    })),
    { title: vscode.l10n.t("Sort Tokens") },
  );
  if (picked) await tokensView.show({ sort: picked.sort });
}
