import type { ApiKey } from "../../coder/api/answers";
import { CoderError } from "../../coder/errors/coderError";
import { serverNow } from "../../session/serverTime";
import type { SignedIn } from "../../session/sessionState";
import { retire } from "../key/endToken";
import type { Retirement } from "../key/tokenRequest";
import { lookAtToken } from "./lookAtToken";
import { nextLook, type PendingRetirement } from "./retirement";

/** The result of a retirement that was due. */
export type Carried =
  | { readonly kind: "retired"; readonly how: Retirement }
  /** It had ended already, or does not exist any more. */
  | { readonly kind: "overAlready" }
  /** It is still in use; look again at `lookAt`. */
  | { readonly kind: "stillUsed"; readonly lookAt: Date }
  /** The token with this ID is not the intended one; we never touch it. */
  | { readonly kind: "another" }
  | { readonly kind: "failed"; readonly error: CoderError };

/** The result of looking at a token that is due by this machine's clock. */
export type Looked =
  | Exclude<Carried, { kind: "retired" }>
  /** It has to end now. */
  | { readonly kind: "due" }
  /** It is not due by the server's clock. */
  | { readonly kind: "notYet" };

/**
 * Looks at a token that seems to be due. Only the very token that was scheduled, of the same owner and at the
 * same deployment, is ever due, and only by its server's clock.
 * @param session the session of the person who scheduled it, at the token's deployment.
 * @param pending the retirement that seems due.
 */
export async function lookWhetherDue(session: SignedIn, pending: PendingRetirement): Promise<Looked> {
  const { deployment, record } = session;
  if (deployment.href !== pending.deployment || record.userId !== pending.userId) return { kind: "another" };
  try {
    const sight = await lookAtToken(session, pending.tokenId, pending.ownerId);
    if (sight.kind === "gone") return { kind: "overAlready" };
    if (sight.kind === "hidden") return { kind: "failed", error: sight.error };
    return judge(sight.key, pending, serverNow(session));
  } catch (error) {
    return failed(error);
  }
}

/** Ends a token that is due. */
export async function carryOut({ client }: SignedIn, { tokenId }: PendingRetirement): Promise<Carried> {
  try {
    return { kind: "retired", how: await retire(client, tokenId) };
  } catch (error) {
    return failed(error);
  }
}

function judge(key: ApiKey, pending: PendingRetirement, now: Date): Looked {
  if (!isMeant(key, pending)) return { kind: "another" };
  if (key.expiresAt <= now) return { kind: "overAlready" };
  if (new Date(pending.dueAt) > now) return { kind: "notYet" };
  if (pending.whenUnused && key.lastUsed !== undefined) {
    const look = nextLook(key.lastUsed);
    if (look > now) return { kind: "stillUsed", lookAt: look };
  }
  return { kind: "due" };
}

function isMeant(key: ApiKey, { tokenId, userId, ownerId = userId, name }: PendingRetirement): boolean {
  return key.id === tokenId && key.userId === ownerId && key.name === name && key.loginType === "token";
}

function failed(error: unknown): { kind: "failed"; error: CoderError } {
  if (error instanceof CoderError) return { kind: "failed", error };
  throw error;
}
