import type { ApiKey } from "../../coder/api/answers";
import type { SignedIn } from "../../session/sessionState";
import type { AuditedToken } from "../../tokens/audit/auditedToken";
import { type Standing, standingOf } from "../../tokens/audit/standing";
import type { LoadedTokens } from "../../tokens/list/loadedTokens";
import type { PendingRetirement } from "../../tokens/retiring/retirement";
import { type TokenContext, tokenKey } from "./tokenContext";
import { type TokenFacts, tokenFacts } from "./tokenFacts";

/**
 * A token as we know it: what its server says, what is stored about it here, what it can do and what concerns
 * it. All code that shows a token or acts on one uses this; a tree row merely holds one.
 */
export class ListedToken {
  readonly key: ApiKey;
  readonly loaded: LoadedTokens;
  readonly facts: TokenFacts;
  readonly isSecretWaiting: boolean;
  readonly isSecretKept: boolean;
  /** The scheduled end when this object was created; undefined if there was none. */
  readonly retirement: PendingRetirement | undefined;
  /** The person's own note, which is on this machine only; undefined if there is none. */
  readonly note: string | undefined;
  /** Its group, and the worst there is to know about it. */
  readonly standing: Standing;
  /**
   * When it stops working, as far as is known: its expiry, or the earlier time at which it is to end because
   * another token replaces it.
   */
  readonly endsAt: Date;

  /**
   * @param audited the token and its concerns.
   * @param context what it shares with the other tokens of its deployment.
   */
  constructor(
    readonly audited: AuditedToken,
    readonly context: TokenContext,
  ) {
    const { key } = audited;
    this.key = key;
    this.loaded = context.loaded;
    this.facts = tokenFacts(audited, context.now);
    this.isSecretWaiting = context.isWaiting(key.id);
    this.isSecretKept = context.isKept(key.id);
    this.retirement = context.retirementOf(key.id);
    this.standing = standingOf(audited, {
      isWaiting: this.isSecretWaiting,
      isRetiring: this.retirement !== undefined,
    });
    this.note = context.noteOf(key.id);
    this.endsAt = endOf(key.expiresAt, this.retirement);
  }

  /** Distinguishes it from every other token, including those of other deployments. */
  get id(): string {
    return tokenKey(this.loaded.session.deployment.href, this.key.id);
  }
}

function endOf(expiresAt: Date, retirement: PendingRetirement | undefined): Date {
  // When nobody uses it any more, nobody knows beforehand.
  if (!retirement || retirement.whenUnused) return expiresAt;
  const dueAt = new Date(retirement.dueAt);
  return dueAt < expiresAt ? dueAt : expiresAt;
}

/** Returns the tokens of a session with everything that is known about each. */
export interface TokenListing {
  /**
   * Returns all tokens of a session.
   * @param session the session.
   * @param isComplete whether to wait until it is known which of their resources are gone.
   * @throws CoderError if the deployment cannot be reached; Explained if the session ended meanwhile.
   */
  of(session: SignedIn, isComplete?: boolean): Promise<readonly ListedToken[]>;
}

/**
 * Returns the token that a command was run on.
 * @param argument the argument that VS Code or a page passed to the command: a token, or a row that holds
 * one.
 * @returns undefined if there is no token.
 */
export function tokenMeantBy(argument: unknown): ListedToken | undefined {
  if (argument instanceof ListedToken) return argument;
  if (typeof argument !== "object" || argument === null || !("token" in argument)) return undefined;
  return argument.token instanceof ListedToken ? argument.token : undefined;
}
