import * as z from "zod";
import type { AllowEntry } from "../core";
import { list, maybe, maybeTime, text, time } from "./wire";
import type { Http } from "./http";

/**
 * An allow-list entry as a text `type:id`, which every release sends, or as an object, which the published schema
 * shows. A text without `:` is kept as the type, with an empty id.
 */
const allowEntrySchema = z
  .union([z.string(), z.object({ type: z.string(), id: z.string() })])
  .transform((entry): AllowEntry => {
    if (typeof entry !== "string") {
      return { type: entry.type, id: entry.id };
    }
    const colon = entry.indexOf(":");
    return colon < 0 ? { type: entry, id: "" } : { type: entry.slice(0, colon), id: entry.slice(colon + 1) };
  });

export const apiKeySchema = z
  .object({
    id: z.string(),
    user_id: z.string(),
    token_name: text,
    username: maybe(z.string()),
    last_used: maybeTime,
    expires_at: time,
    created_at: time,
    login_type: text,
    scope: text,
    scopes: maybe(z.array(z.string())),
    allow_list: maybe(z.array(allowEntrySchema)),
    lifetime_seconds: z.number(),
  })
  .transform((wire) => ({
    id: wire.id,
    userId: wire.user_id,
    /** Empty for a session. */
    name: wire.token_name,
    /** Whose it is; only lists say so. */
    username: wire.username === "" ? undefined : wire.username,
    /** `undefined`: never. The server notes a use once an hour at most. */
    lastUsed: wire.last_used,
    expiresAt: wire.expires_at,
    createdAt: wire.created_at,
    /** `token` for a token; `password`, `github` or `oidc` for a session. */
    loginType: wire.login_type,
    /** What the server can do: `undefined` before v2.27.0, which has no scopes. */
    scopes: wire.scopes,
    /** The older word for the whole: `all`, `application_connect` or "". */
    scope: wire.scope,
    /** `undefined` before v2.28.0, which has no allow lists. */
    allowList: wire.allow_list,
    lifetimeSeconds: wire.lifetime_seconds,
  }));

/** A key of the server: a token or a session, without its secret. */
export type ApiKey = z.output<typeof apiKeySchema>;

export const apiKeyListSchema = list(apiKeySchema);

/** What making a key answers: its secret and nothing else. */
export const secretSchema = z.object({ key: z.string().min(1) }).transform(({ key }) => key);

/**
 * One key of any kind by its id of ten characters. Needs `user:read` and `api_key:read`.
 * https://coder.com/docs/reference/api/users#get-api-key-by-id
 *
 * @throws CoderError
 */
export function getKey(http: Http, id: string, signal?: AbortSignal): Promise<ApiKey> {
  return http.request({ method: "GET", path: ["users", "me", "keys", id], answer: apiKeySchema, signal });
}

/**
 * Removes a key at once and for good, expired or not. A key may remove itself, and takes nothing else with it.
 * https://coder.com/docs/reference/api/users#delete-api-key
 *
 * @throws CoderError; NotFoundOrForbidden when it is gone already
 */
export function deleteKey(http: Http, id: string, signal?: AbortSignal): Promise<void> {
  return http.send({ method: "DELETE", path: ["users", "me", "keys", id], signal });
}

/**
 * Ends a key now but keeps it in the server's records. Doing so twice is fine.
 * https://coder.com/docs/reference/api/users#expire-api-key
 *
 * @throws CoderError; RouteMissing before v2.31.1, where only deleting is left
 */
export function expireKey(http: Http, id: string, signal?: AbortSignal): Promise<void> {
  return http.send({ method: "PUT", path: ["users", "me", "keys", id, "expire"], signal });
}

/**
 * Makes a new session of the caller, as the page `/cli-auth` does: full access, seven days unless the server says
 * otherwise. Needs `user:read` and `api_key:create`.
 * https://coder.com/docs/reference/api/users#create-new-session-key
 *
 * @returns its secret
 * @throws CoderError
 */
export function createSessionKey(http: Http, signal?: AbortSignal): Promise<string> {
  return http.request({ method: "POST", path: ["users", "me", "keys"], answer: secretSchema, signal });
}
