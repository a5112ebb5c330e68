import { type CoderClient, NotFoundOrForbidden } from "../coder";
import { tokenIdOf } from "../core";
import type { SessionOrigin } from "./sessionOrigin";
import type { SessionRecord } from "./sessionRecord";

/** Whose key it is, and what is known of it. */
export type Identity = Pick<SessionRecord, "userId" | "username" | "origin"> & { expiresAt?: string };

/**
 * Finds out whose key it is. A key without `user:read` (before v2.31.7 every fine-grained token) cannot read its own
 * user: then `/authcheck`, which answers any valid key, proves it (seen on v2.31.0 and v2.35.1), and its id names it.
 * @param client made with the key.
 * @param session the key.
 * @param origin how we got it; a key that turns out to be an API token is a `token` however it was pasted.
 * @param signal cancels.
 * @throws CoderError when the key is refused or the server cannot be reached.
 */
export async function identify(
  client: CoderClient,
  session: string,
  origin: SessionOrigin,
  signal?: AbortSignal,
): Promise<Identity> {
  const id = tokenIdOf(session) ?? "";
  try {
    const user = await client.users.me(signal);
    const key = await keyOf(client, id, signal);
    const isToken = origin === "cliAuth" && key?.loginType === "token";
    return {
      userId: user.id,
      username: user.username,
      origin: isToken ? "token" : origin,
      ...(key ? { expiresAt: key.expiresAt.toISOString() } : {}),
    };
  } catch (error) {
    if (!(error instanceof NotFoundOrForbidden)) throw error;
    await client.checkPermissions({ any: { action: "read", type: "user", ownerId: "me" } }, signal);
    return { userId: "", username: id, origin: origin === "cliAuth" ? "token" : origin };
  }
}

/** A key that may read its user but no keys is a token with few scopes. */
async function keyOf(client: CoderClient, id: string, signal?: AbortSignal) {
  try {
    return await client.keys.get(id, signal);
  } catch (error) {
    if (error instanceof NotFoundOrForbidden) return undefined;
    throw error;
  }
}
