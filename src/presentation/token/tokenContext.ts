import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import type { ThingNames } from "../../tokens/audit/thingNames";
import type { LoadedTokens } from "../../tokens/list/loadedTokens";
import type { PendingRetirement } from "../../tokens/retiring/retirement";

/** What the tokens of one deployment share. */
export type TokenContext = {
  readonly loaded: LoadedTokens;
  readonly names: ThingNames | undefined;
  /** By the deployment's clock. */
  readonly now: Date;
  /** Whether the secret of the token with this id waits to be taken. */
  readonly isWaiting: (id: TokenId) => boolean;
  /** Whether the secret of the token with this id is kept for reuse. */
  readonly isKept: (id: TokenId) => boolean;
  /** When and why the token of this id ends before its time; undefined when it does not. */
  readonly retirementOf: (id: TokenId) => PendingRetirement | undefined;
};

/**
 * What tells tokens apart, also those of two deployments whose servers gave out the same id.
 * @param href the deployment's normalised address.
 * @param tokenId the token's id there.
 */
export function tokenKey(href: DeploymentHref, tokenId: TokenId): string {
  return `${href} ${tokenId}`;
}
