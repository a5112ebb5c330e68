import * as z from "zod/mini";
import type { Secret } from "../../core/token/secret";
import type { ApiKey, Listed, TokenConfig } from "../api/answers";
import type { NewToken, TokenQuery } from "../api/api";
import type { Asking } from "../http/asking";
import { apiKeySchema, secretSchema } from "./apiKeys";
import { reshaped } from "./wire";

const tokenConfigSchema = reshaped(z.object({ max_token_lifetime: z.number() }), (wire) => ({
  maxLifetimeSeconds: Math.floor(wire.max_token_lifetime / 1e9),
}));

/**
 * Reads the tokens (never sessions) that the caller may see, in one answer.
 * https://coder.com/docs/reference/api/users#get-user-tokens
 * @returns the readable ones, and which could not be read: one of the latter may be the token in question.
 * @throws CoderError
 */
export function listTokens(
  http: Asking,
  query: TokenQuery = {},
  signal?: AbortSignal,
): Promise<Listed<ApiKey>> {
  return http.list({
    method: "GET",
    path: ["users", query.owner ?? "me", "keys", "tokens"],
    query: {
      include_all: query.includeAll === true ? true : undefined,
      include_expired: query.includeExpired === true ? true : undefined,
    },
    item: apiKeySchema,
    signal,
  });
}

/**
 * Creates a token. The answer contains only its secret, which the server never sends again. Servers before
 * v2.27.0 ignore scopes and v2.27 ignores allow lists, so the token must be read back before we trust it to
 * be narrow. https://coder.com/docs/reference/api/users#create-token-api-key
 * @returns the secret.
 * @throws CoderError; Rejected with `isConflict` if the name is taken.
 * @throws RangeError if the lifetime is not a positive integer of seconds: 0 would mean the server's default.
 */
export async function postToken(http: Asking, token: NewToken, signal?: AbortSignal): Promise<Secret> {
  return http.request({
    method: "POST",
    path: ["users", token.owner ?? "me", "keys", "tokens"],
    body: tokenBody(token),
    answer: secretSchema,
    signal,
  });
}

function tokenBody({ name, lifetimeSeconds, scopes, allowList }: NewToken): string {
  if (!Number.isSafeInteger(lifetimeSeconds) || lifetimeSeconds < 1)
    throw new RangeError("A lifetime is a whole number of seconds, at least one.");

  const rest = JSON.stringify({
    token_name: name,
    ...(scopes.length === 0 ? {} : { scopes }),
    ...(allowList.length === 0 ? {} : { allow_list: allowList.map(({ type, id }) => `${type}:${id}`) }),
  });
  // The server counts nanoseconds: beyond 104 days, that exceeds what a JavaScript number holds exactly.
  return `{"lifetime":${BigInt(lifetimeSeconds) * 1_000_000_000n},${rest.slice(1)}`;
}

/**
 * Reads a token by its exact name. This route cannot reach a name that contains a slash, or is `tokenconfig`.
 * https://coder.com/docs/reference/api/users#get-api-key-by-token-name
 * @throws CoderError
 */
export function getTokenByName(
  http: Asking,
  name: string,
  owner = "me",
  signal?: AbortSignal,
): Promise<ApiKey> {
  return http.request({
    method: "GET",
    path: ["users", owner, "keys", "tokens", name],
    answer: apiKeySchema,
    signal,
  });
}

/**
 * Reads how long a token of this user may live. Owners have a separate limit.
 * https://coder.com/docs/reference/api/general#get-token-config
 * @throws CoderError
 */
export function getTokenConfig(http: Asking, owner = "me", signal?: AbortSignal): Promise<TokenConfig> {
  const path = ["users", owner, "keys", "tokens", "tokenconfig"];
  return http.request({ method: "GET", path, answer: tokenConfigSchema, signal });
}
