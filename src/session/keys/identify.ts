import type { ApiKey } from "../../coder/api/answers";
import type { CoderApi } from "../../coder/api/api";
import { isOfKind } from "../../coder/errors/isOfKind";
import type { Secret } from "../../core/token/secret";
import type { TokenId } from "../../core/token/tokenText";
import type { SessionOrigin, SessionRecord } from "./sessionRecord";

/** Who a key belongs to, and what is known about it. */
export type Identity = Pick<
  SessionRecord,
  "userId" | "username" | "origin" | "expiresAt" | "lifetimeSeconds"
>;

/** People paste a key from the sign-in page soon after it was created, ms. */
const pastedWithin = 3_600_000;

/**
 * Finds out who a key belongs to. A key without `user:read` (before v2.31.7, every fine-grained token) cannot
 * read its own user: then `/authcheck`, which answers any valid key, proves it (seen on v2.31.0 and v2.35.1),
 * and the key's ID stands in for a name.
 * @param client a client that uses the key.
 * @param session the key.
 * @param origin how we got it; a pasted key counts as a `token`, which is not ours to delete, unless the
 * sign-in page has certainly just created it.
 * @param signal cancels.
 * @throws CoderError if the key is refused or the server cannot be reached.
 */
export async function identify(
  client: CoderApi,
  session: Secret,
  origin: SessionOrigin,
  signal?: AbortSignal,
): Promise<Identity> {
  const id = session.tokenId ?? "";
  try {
    const user = await client.users.me(signal);
    const key = await keyOf(client, id, signal);
    const isOfSignInPage = key !== undefined && wasMadeBySignInPage(key, client.now());
    return {
      userId: user.id,
      username: user.username,
      origin: origin === "cliAuth" && !isOfSignInPage ? "token" : origin,
      ...(key ? { expiresAt: key.expiresAt.toISOString(), lifetimeSeconds: key.lifetimeSeconds } : {}),
    };
  } catch (error) {
    if (!isOfKind(error, "notFoundOrForbidden")) throw error;
    await client.checkPermissions({ any: { action: "read", type: "user", ownerId: "me" } }, signal);
    return { userId: "", username: id, origin: origin === "cliAuth" ? "token" : origin };
  }
}

/** A key that may read its user but no keys is a token with few scopes. */
async function keyOf(client: CoderApi, id: TokenId, signal?: AbortSignal): Promise<ApiKey | undefined> {
  try {
    return await client.keys.get(id, signal);
  } catch (error) {
    if (
      isOfKind(error, "notFoundOrForbidden") ||
      isOfKind(error, "routeMissing") ||
      isOfKind(error, "unreadable")
    )
      return undefined;

    throw error;
  }
}

/**
 * `/cli-auth` makes keys without a name, with the login type `password` however the person signs in, and with full access
 * (seen on v2.31.0 and v2.35.1). Those of a browser and of the command line may look the same, but are older.
 */
function wasMadeBySignInPage(
  { loginType, name, scope, scopes = [], allowList = [], createdAt }: ApiKey,
  now: Date,
): boolean {
  const isFull =
    scope === "all" &&
    scopes.every((one) => one === "coder:all") &&
    allowList.every(({ type, id }) => type === "*" && id === "*");
  return (
    loginType === "password" &&
    name === "" &&
    isFull &&
    Math.abs(now.getTime() - createdAt.getTime()) <= pastedWithin
  );
}
