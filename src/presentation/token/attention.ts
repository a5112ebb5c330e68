import type { TokenId } from "../../core/token/tokenText";
import type { AuditedToken } from "../../tokens/audit/auditedToken";

/**
 * Whether a person should look at a token: something concerns it, or its secret is waiting for them. The
 * tree's group, the number on its icon and the timeline all count this way.
 * @param token the token.
 * @param isWaiting whether the secret of the token with this ID waits to be picked up.
 */
export function wantsAttention(
  { key, state, needsAttention }: AuditedToken,
  isWaiting: (id: TokenId) => boolean,
): boolean {
  return state !== "expired" && (needsAttention || isWaiting(key.id));
}
