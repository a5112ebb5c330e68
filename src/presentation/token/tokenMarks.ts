import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import { unlessKeyringFails } from "../../platform/keyring/keyringFailed";
import type { Survey } from "../../tokens/audit/survey";
import type { PendingRetirement } from "../../tokens/retiring/retirement";
import type { WaitingSecret } from "../../tokens/secrets/waitingSecret";
import { type TokenContext, tokenKey } from "./tokenContext";

type Marked = { readonly deployment: DeploymentHref; readonly tokenId: TokenId };

/**
 * What is stored here about tokens, apart from what their servers say. Servers may issue the same IDs, so
 * every question names the deployment.
 */
export type TokenMarks = {
  /** Secrets that wait to be picked up. */
  readonly waiting: readonly WaitingSecret[];
  readonly isWaiting: (href: DeploymentHref, tokenId: TokenId) => boolean;
  /** Whether the token's secret is saved for reuse. */
  readonly isKept: (href: DeploymentHref, tokenId: TokenId) => boolean;
  /** How the token ends early; undefined if it does not. */
  readonly retirementOf: (href: DeploymentHref, tokenId: TokenId) => PendingRetirement | undefined;
  /** The person's own note on the token; undefined if there is none. */
  readonly noteOf: (href: DeploymentHref, tokenId: TokenId) => string | undefined;
};

/** Where the marks are stored. */
export type MarkSources = {
  readonly vault: { list(): Promise<readonly WaitingSecret[]> };
  readonly kept: { list(href: DeploymentHref): Promise<readonly Marked[]> };
  readonly retirements: { of(href: DeploymentHref, tokenId: TokenId): PendingRetirement | undefined };
  /** Without it, there are no notes. */
  readonly remarks?: { noteOf(href: DeploymentHref, tokenId: TokenId): string | undefined };
};

/**
 * Reads what is stored here about tokens. While the keyring fails, only the marks in it are missing.
 * @param sources where the marks are stored.
 * @param hrefs the deployments whose tokens are needed.
 */
export async function readMarks(
  { vault, kept, retirements, remarks }: MarkSources,
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
    isWaiting: among(waitingKeys),
    isKept: among(keptKeys),
    retirementOf: (href, tokenId) => retirements.of(href, tokenId),
    noteOf: (href, tokenId) => remarks?.noteOf(href, tokenId),
  };
}

/**
 * Collects what the tokens of a deployment share.
 * @param survey the deployment's tokens.
 * @param marks what is stored here about the tokens of all deployments.
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
    noteOf: (id) => marks.noteOf(href, id),
  };
}

/** Most of the time there are none, and somebody asks for thousands of tokens. */
function among(keys: ReadonlySet<string>): TokenMarks["isKept"] {
  return (href, tokenId) => keys.size > 0 && keys.has(tokenKey(href, tokenId));
}

function keysOf(marked: readonly Marked[]): ReadonlySet<string> {
  return new Set(marked.map(({ deployment, tokenId }) => tokenKey(deployment, tokenId)));
}
