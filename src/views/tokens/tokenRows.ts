import type { LoadedTokens } from "../../tokens/tokenStore";
import type { WaitingSecret } from "../../tokens/vault";
import { TokenNode } from "./tokenNode";

/**
 * Makes the rows of the view. First comes what a person has to deal with: secrets that wait, then what ends soon;
 * then the newest tokens, and expired ones last.
 * @param loaded the tokens as they were read.
 * @param waiting secrets that were not confirmed yet.
 * @param showsExpired whether expired tokens are among them.
 * @param now the time to compare with.
 */
export function tokenRows(
  loaded: LoadedTokens,
  waiting: readonly WaitingSecret[],
  showsExpired: boolean,
  now: Date,
): TokenNode[] {
  const waitingIds = new Set(waiting.map(({ tokenId }) => tokenId));
  return loaded.tokens
    .map((key) => new TokenNode(key, loaded, waitingIds.has(key.id), now))
    .filter(({ facts }) => showsExpired || facts.state !== "expired")
    .sort((a, b) => rank(a) - rank(b) || b.key.createdAt.getTime() - a.key.createdAt.getTime());
}

function rank({ facts, isSecretWaiting }: TokenNode): number {
  if (isSecretWaiting) return 0;
  return { expiresSoon: 1, active: 2, expired: 3 }[facts.state];
}
