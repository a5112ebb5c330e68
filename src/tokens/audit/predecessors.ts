import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import type { MintIntent } from "../minting/mintIntent";

/**
 * Finds the tokens that are to end once somebody has the secrets of the tokens that replace them. Until then,
 * nothing is scheduled for them, but they are no duplicates of their successors.
 * @param journal the tokens whose creation has not finished.
 * @param href the normalised address of a deployment.
 * @throws errors of the file system.
 */
export async function predecessorsIn(
  journal: { list(): Promise<readonly MintIntent[]> },
  href: DeploymentHref,
): Promise<ReadonlySet<TokenId>> {
  const intents = await journal.list();
  return new Set(
    intents.flatMap(({ deployment, request: { replaces } }) =>
      deployment === href && replaces ? [replaces.tokenId] : [],
    ),
  );
}
