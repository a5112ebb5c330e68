import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import { unlessKeyringFails } from "../../platform/keyring/keyringFailed";
import type { PendingRetirement } from "../../tokens/retiring/retirement";
import type { WaitingSecret } from "../../tokens/secrets/waitingSecret";
import { tokenKey, type TokenMarks } from "./tokenContext";

type Marked = { readonly deployment: DeploymentHref; readonly tokenId: TokenId };

/** Where the marks are. */
export type MarkSources = {
  readonly vault: { list(): Promise<readonly WaitingSecret[]> };
  readonly kept: { list(href: DeploymentHref): Promise<readonly Marked[]> };
  readonly retirements: { of(href: DeploymentHref, tokenId: TokenId): PendingRetirement | undefined };
};

/**
 * Reads what is kept here of tokens. While the keyring fails, the marks that are in it are missing and nothing else.
 * @param sources where the marks are.
 * @param hrefs the deployments whose tokens are looked at.
 */
export async function readMarks(
  { vault, kept, retirements }: MarkSources,
  hrefs: readonly string[],
): Promise<TokenMarks> {
  const [waiting, secrets] = await Promise.all([
    unlessKeyringFails(vault.list(), []),
    unlessKeyringFails(Promise.all(hrefs.map((href) => kept.list(href))), []),
  ]);
  const waitingKeys = keysOf(waiting);
  const keptKeys = keysOf(secrets.flat());
  return {
    waiting,
    isWaiting: (href, tokenId) => waitingKeys.has(tokenKey(href, tokenId)),
    isKept: (href, tokenId) => keptKeys.has(tokenKey(href, tokenId)),
    retirementOf: (href, tokenId) => retirements.of(href, tokenId),
  };
}

function keysOf(marked: readonly Marked[]): ReadonlySet<string> {
  return new Set(marked.map(({ deployment, tokenId }) => tokenKey(deployment, tokenId)));
}
