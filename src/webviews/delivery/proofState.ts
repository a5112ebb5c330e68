import * as l10n from "@vscode/l10n";
import { proofInShort } from "../../presentation/proofWords";
import type { Proof } from "../../tokens/proof/proof";
import type { ProofFound } from "./contract";

/**
 * Builds what the page shows of a proof.
 * @param proof the server's answers about the token.
 */
export function proofStateOf(proof: Proof): ProofFound {
  const isBroader = proof.disagreements.some((each) => each.isBroader);
  return {
    kind: proof.disagreements.length === 0 ? "proved" : isBroader ? "alarm" : "less",
    sentence: proof.disagreements.length === 0 ? worksInWords(proof) : proofInShort(proof),
    disagreements: [...proof.disagreements]
      .sort((a, b) => Number(b.isBroader) - Number(a.isBroader))
      .map(({ sentence }) => sentence),
    notes: [...proof.defects, ...proof.blocked],
  };
}

function worksInWords({ asked }: Proof): string {
  return asked === 1
    ? l10n.t("Works as requested (1 check).")
    : l10n.t("Works as requested ({0} checks).", asked);
}
