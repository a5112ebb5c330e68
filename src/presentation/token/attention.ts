import type { TokenId } from "../../core/token/tokenText";
import type { AuditedToken } from "../../tokens/audit/auditedToken";

/**
 * Whether a person should deal with a token: something concerns it, or its secret waits for them. The group of the tree, the
 * number on its icon and the timeline all count by this.
 * @param token the token.
 * @param isWaiting whether the secret of the token with this id waits to be taken.
 */
export function wantsAttention(
  { key, state, needsAttention }: AuditedToken,
  isWaiting: (id: TokenId) => boolean,
): boolean {
  return state !== "expired" && (needsAttention || isWaiting(key.id));
}
