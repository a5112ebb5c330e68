import * as l10n from "@vscode/l10n";
import type { Proof } from "../tokens/proof/proof";

/** A proof in one line: "Proved: 14 of 14 answers as expected". */
export function proofInShort({ asked, asExpected, disagreements }: Proof): string {
  const broader = disagreements.filter(({ isBroader }) => isBroader).length;
  if (broader > 0) return l10n.t("Alarm: {0} of {1} answers allow more than was granted", broader, asked);
  return disagreements.length === 0
    ? l10n.t("Proved: {0} of {1} answers as expected", asExpected, asked)
    : l10n.t("Not as granted: {0} of {1} answers as expected", asExpected, asked);
}
