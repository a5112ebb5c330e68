import type { ApiKey } from "../../coder/api/answers";
import { CoderError } from "../../coder/errors/coderError";
import { serverNow } from "../../session/serverTime";
import type { SignedIn } from "../../session/sessionState";
import { retire } from "../key/endToken";
import type { Retirement } from "../key/tokenRequest";
import { lookAtToken } from "./lookAtToken";
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

/** What a look at a token showed that is due by the clock of this machine. */
export type Looked =
  | Exclude<Carried, { kind: "retired" }>
  /** It is to end now. */
  | { readonly kind: "due" }
  /** Its server's clock says so. */
  | { readonly kind: "notYet" };

/**
 * Looks at a token whose time seems to have come. Only the very token that was meant, of the person whose it was, at the
 * same deployment, is ever due, and only by its server's clock.
 * @param session of the person who asked for it, at the deployment where it is.
 * @param pending what seems due.
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

/** Ends a token that was found to be due. */
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
