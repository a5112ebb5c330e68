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
    sentence: proofInShort(proof),
    disagreements: [...proof.disagreements]
      .sort((a, b) => Number(b.isBroader) - Number(a.isBroader))
      .map(({ sentence }) => sentence),
    notes: [...proof.defects, ...proof.blocked],
  };
}
