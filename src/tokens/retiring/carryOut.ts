import { type ApiKey, CoderError, NotFoundOrForbidden } from "../../coder";
import type { SignedIn } from "../../session/sessionState";
import { maySeeTokens } from "../minting/fate";
import { retire, type Retirement } from "./retire";
import { nextLook, type PendingRetirement } from "./retirement";

/** What became of a retirement that was due. */
export type Carried =
  | { readonly kind: "retired"; readonly how: Retirement }
  /** It had ended already, or is not there any more. */
  | { readonly kind: "overAlready" }
  /** It is still used: looked at again then. */
  | { readonly kind: "stillUsed"; readonly lookAt: Date }
  /** What has this id is not the token that was meant; nothing is done to it, ever. */
  | { readonly kind: "another" }
  | { readonly kind: "failed"; readonly error: CoderError };

/**
 * Ends a token whose time has come. It is looked at first: only the very token that was meant, of the person whose
 * it was, at the same deployment, is ended.
 * @param session of the person who asked for it, at the deployment where it is.
 * @param pending what is due.
 * @param now the time to compare with.
 */
export async function carryOut(session: SignedIn, pending: PendingRetirement, now: Date): Promise<Carried> {
  const { deployment, record, client } = session;
  if (deployment.href !== pending.deployment || record.userId !== pending.userId) return { kind: "another" };
  try {
    const key = await lookAt(session, pending);
    if (key === undefined) return { kind: "overAlready" };
    if (!isMeant(key, pending)) return { kind: "another" };
    if (key.expiresAt <= now) return { kind: "overAlready" };
    if (pending.whenUnused && key.lastUsed !== undefined) {
      const look = nextLook(key.lastUsed);
      if (look > now) return { kind: "stillUsed", lookAt: look };
    }
    return { kind: "retired", how: await retire(client, key.id) };
  } catch (error) {
    if (error instanceof CoderError) return { kind: "failed", error };
    throw error;
  }
}

/** A session that may not see tokens is told that there is none: then it is a failure, not the end of the token. */
async function lookAt(
  { client }: SignedIn,
  { tokenId, ownerId }: PendingRetirement,
): Promise<ApiKey | undefined> {
  try {
    return await client.keys.get(tokenId);
  } catch (error) {
    if (!(error instanceof NotFoundOrForbidden)) throw error;
    if (!(await maySeeTokens(client, ownerId))) throw error;
    return undefined;
  }
}

function isMeant(key: ApiKey, { tokenId, userId, ownerId = userId, name }: PendingRetirement): boolean {
  return key.id === tokenId && key.userId === ownerId && key.name === name && key.loginType === "token";
}
