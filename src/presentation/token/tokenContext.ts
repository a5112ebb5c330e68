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
  /** Whether the secret of the token with this ID waits to be picked up. */
  readonly isWaiting: (id: TokenId) => boolean;
  /** Whether the secret of the token with this ID is saved for reuse. */
  readonly isKept: (id: TokenId) => boolean;
  /** When and why the token with this ID ends early; undefined if it does not. */
  readonly retirementOf: (id: TokenId) => PendingRetirement | undefined;
  /** The person's own note on the token with this ID; undefined if there is none. */
  readonly noteOf: (id: TokenId) => string | undefined;
};

/**
 * Builds the key that distinguishes tokens, even if two deployments issued the same ID.
 * @param href the deployment's normalised address.
 * @param tokenId the token's ID there.
 */
export function tokenKey(href: DeploymentHref, tokenId: TokenId): string {
  return `${href} ${tokenId}`;
}
