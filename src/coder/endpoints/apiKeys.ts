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
 * An allow-list entry as a text `type:id`, which every release sends, or as an object, which the published schema
 * shows. A text without `:` is kept as the type, with an empty id.
 */
function readAllowEntry(entry: string | AllowEntry): AllowEntry {
  if (typeof entry !== "string") return { type: entry.type, id: entry.id };

  const colon = entry.indexOf(":");
  return colon < 0 ? { type: entry, id: "" } : { type: entry.slice(0, colon), id: entry.slice(colon + 1) };
}

/** What making a key answers: its secret and nothing else. */
export const secretSchema = reshaped(
  z.object({ key: z.string().check(z.minLength(1)) }),
  ({ key }) => new Secret(key),
);

/**
 * One key of any kind by its id of ten characters. Needs `user:read` and `api_key:read`.
 * https://coder.com/docs/reference/api/users#get-api-key-by-id
 * @throws CoderError
 */
export function getKey(http: Asking, id: TokenId, signal?: AbortSignal): Promise<ApiKey> {
  return http.request({ method: "GET", path: ["users", "me", "keys", id], answer: apiKeySchema, signal });
}

/**
 * Removes a key at once and for good, expired or not. A key may remove itself, and takes nothing else with it.
 * https://coder.com/docs/reference/api/users#delete-api-key
 * @throws CoderError; NotFoundOrForbidden when it is gone already.
 */
export function deleteKey(http: Asking, id: TokenId, signal?: AbortSignal): Promise<void> {
  return http.send({ method: "DELETE", path: ["users", "me", "keys", id], signal });
}

/**
 * Ends a key now but keeps it in the server's records. Doing so twice is fine.
 * https://coder.com/docs/reference/api/users#expire-api-key
 * @throws CoderError; RouteMissing before v2.31.1, where only deleting is left.
 */
export function expireKey(http: Asking, id: TokenId, signal?: AbortSignal): Promise<void> {
  return http.send({ method: "PUT", path: ["users", "me", "keys", id, "expire"], signal });
}

/**
 * Makes a new session of the caller, as the page `/cli-auth` does: full access, seven days unless the server says
 * otherwise. Needs `user:read` and `api_key:create`.
 * https://coder.com/docs/reference/api/users#create-new-session-key
 * @returns its secret.
 * @throws CoderError
 */
export function createSessionKey(http: Asking, signal?: AbortSignal): Promise<Secret> {
  return http.request({ method: "POST", path: ["users", "me", "keys"], answer: secretSchema, signal });
}
