import type { ApiKey } from "../../coder/api/answers";
import type { ProofRecord } from "./proofRecord";

/** The deployment's clock is known to within this, in ms. */
const clockSlack = 300_000;

/**
 * When a token was last used by anything but its proof, which uses it to ask. The server notes a use once an hour at
 * most (coderd/httpmw/apikey.go), so nobody can tell of a use within the hour after the proof.
 * @param key as the server describes it.
 * @param proof its last proof; without one the server's word counts.
 * @returns undefined when the server noted no other use.
 */
export function lastUse(
  { lastUsed }: Pick<ApiKey, "lastUsed">,
  proof: Pick<ProofRecord, "provedAt" | "usedBefore"> | undefined,
): Date | undefined {
  if (!lastUsed || !proof || +lastUsed > Date.parse(proof.provedAt) + clockSlack) return lastUsed;
  return proof.usedBefore === undefined ? undefined : new Date(proof.usedBefore);
}
