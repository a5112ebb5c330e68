import type { ApiKey } from "../../coder/api/answers";
import type { SignedIn } from "../../session/sessionState";
import type { AuditedToken } from "../../tokens/audit/auditedToken";
import type { LoadedTokens } from "../../tokens/list/loadedTokens";
import type { PendingRetirement } from "../../tokens/retiring/retirement";
import { type TokenContext, tokenKey } from "./tokenContext";
import { type TokenFacts, tokenFacts } from "./tokenFacts";

/**
 * A token as we know it: what its server says, what is kept of it here, what it can do and what concerns it. Whatever shows a
 * token or does something with one works with this; a row of a tree only has one.
 */
export class ListedToken {
  readonly key: ApiKey;
  readonly loaded: LoadedTokens;
  readonly facts: TokenFacts;
  readonly isSecretWaiting: boolean;
  readonly isSecretKept: boolean;
  /** How it was to end early when this was made; undefined when it was not. */
  readonly retirement: PendingRetirement | undefined;

  /**
   * @param audited the token and what concerns it.
   * @param context what it shares with the other tokens of its deployment.
   */
  constructor(
    readonly audited: AuditedToken,
    readonly context: TokenContext,
  ) {
    const { key } = audited;
    this.key = key;
    this.loaded = context.loaded;
    this.facts = tokenFacts(key, context.loaded.features, context.now);
    this.isSecretWaiting = context.isWaiting(key.id);
    this.isSecretKept = context.isKept(key.id);
    this.retirement = context.retirementOf(key.id);
  }

  /** Tells it apart from every other token, of other deployments too. */
  get id(): string {
    return tokenKey(this.loaded.session.deployment.href, this.key.id);
  }
}

/** Gives the tokens of a session with everything that is known of each. */
export interface TokenListing {
  /**
   * All tokens of a session.
   * @param session whose.
   * @param isComplete waits until it is known, too, which of the things they reach are gone.
   * @throws CoderError when the deployment cannot be asked; Explained when the session ended meanwhile.
   */
  of(session: SignedIn, isComplete?: boolean): Promise<readonly ListedToken[]>;
}

/**
 * The token that a command was called on.
 * @param argument what VS Code or a page passed to the command: a token, or a row that has one.
 * @returns undefined when it is about no token.
 */
export function tokenMeantBy(argument: unknown): ListedToken | undefined {
  if (argument instanceof ListedToken) return argument;
  if (typeof argument !== "object" || argument === null || !("token" in argument)) return undefined;
  return argument.token instanceof ListedToken ? argument.token : undefined;
}
