import * as z from "zod/mini";
import type { AllowEntry } from "../../core/grant/grant";
import { Secret } from "../../core/token/secret";
import type { TokenId } from "../../core/token/tokenText";
import type { ApiKey, UserId } from "../api/answers";
import type { Asking } from "../http/asking";
import { plain, reshapedPlain } from "./plain";
import { readMaybeTime, readTime, reshaped } from "./wire";

/** One key of any kind. */
export const apiKeySchema = reshapedPlain(
  plain.fields({
    id: plain.id<TokenId>(),
    user_id: plain.id<UserId>(),
    token_name: plain.maybeText,
    username: plain.maybeText,
    last_used: plain.maybeText,
    expires_at: plain.text,
    created_at: plain.text,
    login_type: plain.maybeText,
    scope: plain.maybeText,
    scopes: plain.maybe(plain.list(plain.text)),
    allow_list: plain.maybe(
      plain.list(plain.either(plain.text, plain.fields({ type: plain.text, id: plain.text }))),
    ),
    lifetime_seconds: plain.number,
  }),
  (wire, context) => ({
    id: wire.id,
    userId: wire.user_id,
    name: wire.token_name ?? "",
    username: wire.username === "" ? undefined : (wire.username ?? undefined),
    lastUsed: readMaybeTime(wire.last_used, "last_used", context),
    expiresAt: readTime(wire.expires_at, "expires_at", context),
    createdAt: readTime(wire.created_at, "created_at", context),
    loginType: wire.login_type ?? "",
    scopes: wire.scopes ?? undefined,
    scope: wire.scope ?? "",
    allowList: wire.allow_list?.map(readAllowEntry),
    lifetimeSeconds: wire.lifetime_seconds,
  }),
);

/**
 * Reads an allow-list entry: a string `type:id`, which every release sends, or an object, as in the published
 * schema. A string without `:` becomes the type, with an empty ID.
 */
function readAllowEntry(entry: string | AllowEntry): AllowEntry {
  if (typeof entry !== "string") return { type: entry.type, id: entry.id };

  const colon = entry.indexOf(":");
  return colon < 0 ? { type: entry, id: "" } : { type: entry.slice(0, colon), id: entry.slice(colon + 1) };
}

/** The answer to creating a key: its secret and nothing else. */
export const secretSchema = reshaped(
  z.object({ key: z.string().check(z.minLength(1)) }),
  ({ key }) => new Secret(key),
);

/**
 * Reads one key of any kind by its ten-character ID. Needs `user:read` and `api_key:read`.
 * https://coder.com/docs/reference/api/users#get-api-key-by-id
 * @throws CoderError
 */
export function getKey(http: Asking, id: TokenId, signal?: AbortSignal): Promise<ApiKey> {
  return http.request({ method: "GET", path: ["users", "me", "keys", id], answer: apiKeySchema, signal });
}

/**
 * Deletes a key at once and for good, expired or not. A key may delete itself, and affects no other key.
 * https://coder.com/docs/reference/api/users#delete-api-key
 * @throws CoderError; NotFoundOrForbidden if it is gone already.
 */
export function deleteKey(http: Asking, id: TokenId, signal?: AbortSignal): Promise<void> {
  return http.send({ method: "DELETE", path: ["users", "me", "keys", id], signal });
}

/**
 * Ends a key now but keeps it in the server's records. Safe to repeat.
 * https://coder.com/docs/reference/api/users#expire-api-key
 * @throws CoderError; RouteMissing before v2.31.1, where it can only be deleted.
 */
export function expireKey(http: Asking, id: TokenId, signal?: AbortSignal): Promise<void> {
  return http.send({ method: "PUT", path: ["users", "me", "keys", id, "expire"], signal });
}

/**
 * Creates a new session for the caller, as the page `/cli-auth` does: full access, seven days unless the
 * server says otherwise. Needs `user:read` and `api_key:create`.
 * https://coder.com/docs/reference/api/users#create-new-session-key
 * @returns its secret.
 * @throws CoderError
 */
export function createSessionKey(http: Asking, signal?: AbortSignal): Promise<Secret> {
  return http.request({ method: "POST", path: ["users", "me", "keys"], answer: secretSchema, signal });
}
