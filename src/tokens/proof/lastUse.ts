import type { ApiKey } from "../../coder/api/answers";
import type { ProofRecord } from "./proofRecord";

/** How precisely we know the deployment's clock, in ms. */
const clockSlack = 300_000;

/**
 * When a token was last used by anything but its proof, whose requests count as uses, too. The server records
 * a use at most once an hour (coderd/httpmw/apikey.go), so a use within the hour after the proof goes
 * unnoticed.
 * @param key the token as the server describes it.
 * @param proof its last proof; without one, the server's value counts.
 * @returns undefined if the server recorded no other use.
 */
export function lastUse(
  { lastUsed }: Pick<ApiKey, "lastUsed">,
  proof: Pick<ProofRecord, "provedAt" | "usedBefore"> | undefined,
): Date | undefined {
  if (!lastUsed || !proof || +lastUsed > Date.parse(proof.provedAt) + clockSlack) return lastUsed;
  return proof.usedBefore === undefined ? undefined : new Date(proof.usedBefore);
}
