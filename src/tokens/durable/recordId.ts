import { createHash } from "node:crypto";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";

/**
 * Builds the name of a token's record. Two deployments may list tokens with the same ID (a copied database, a
 * malicious server), so the deployment is part of the name; and since the ID comes from a server, it is not
 * used as a file name itself.
 * @param deployment the normalised URL.
 * @param tokenId the ID that the server sent.
 */
export function recordIdOf(deployment: DeploymentHref, tokenId: TokenId): string {
  return createHash("sha256").update(`${deployment}\n${tokenId}`).digest("hex").slice(0, 32);
}
