import { createHash } from "node:crypto";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";

/**
 * Names the record of a token. Two deployments may list tokens of one id (a copy of a database, a server that means harm),
 * so the deployment is part of it; and an id comes from a server, so it is no name of a file itself.
 * @param deployment the normalised URL.
 * @param tokenId as the server gave it.
 */
export function recordIdOf(deployment: DeploymentHref, tokenId: TokenId): string {
  return createHash("sha256").update(`${deployment}\n${tokenId}`).digest("hex").slice(0, 32);
}
