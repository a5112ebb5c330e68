import * as l10n from "@vscode/l10n";
import type { Proof } from "../tokens/proof/proof";

/** Summarises a proof in one line: "Verified: 14 of 14 checks passed." */
export function proofInShort({ asked, asExpected, disagreements }: Proof): string {
  const broader = disagreements.filter(({ isBroader }) => isBroader).length;
  if (broader > 0)
    return l10n.t("Warning: the token can do more than requested ({0} of {1} checks).", broader, asked);
  return disagreements.length === 0
    ? l10n.t("Verified: {0} of {1} checks passed.", asExpected, asked)
    : l10n.t("Not as requested: {0} of {1} checks passed.", asExpected, asked);
}
