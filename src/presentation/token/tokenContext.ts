import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import type { Survey } from "../../tokens/audit/survey";
import type { ThingNames } from "../../tokens/audit/thingNames";
import type { LoadedTokens } from "../../tokens/list/loadedTokens";
import type { PendingRetirement } from "../../tokens/retiring/retirement";
import type { WaitingSecret } from "../../tokens/secrets/waitingSecret";

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
 * Brings together what tokens of a deployment share.
 * @param survey of its tokens.
 * @param marks what is kept here of tokens of all deployments.
 * @param now the time at the deployment.
 */
export function tokenContext({ loaded, names }: Survey, marks: TokenMarks, now: Date): TokenContext {
  const { href } = loaded.session.deployment;
  return {
    loaded,
    names,
    now,
    isWaiting: (id) => marks.isWaiting(href, id),
    isKept: (id) => marks.isKept(href, id),
    retirementOf: (id) => marks.retirementOf(href, id),
  };
}

/** What is kept here of tokens, beside what their servers say. Servers may give out the same ids, so each is asked with its deployment. */
export type TokenMarks = {
  /** Secrets that wait to be taken. */
  readonly waiting: readonly WaitingSecret[];
  readonly isWaiting: (href: DeploymentHref, tokenId: TokenId) => boolean;
  /** Whether the token's secret is kept for reuse. */
  readonly isKept: (href: DeploymentHref, tokenId: TokenId) => boolean;
  /** How the token ends before its time; undefined when it does not. */
  readonly retirementOf: (href: DeploymentHref, tokenId: TokenId) => PendingRetirement | undefined;
};

/**
 * What tells tokens apart, also those of two deployments whose servers gave out the same id.
 * @param href the deployment's normalised address.
 * @param tokenId the token's id there.
 */
export function tokenKey(href: DeploymentHref, tokenId: TokenId): string {
  return `${href} ${tokenId}`;
}
