import * as z from "zod/mini";
import { Secret } from "../../core/token/secret";
import type { User, UserId } from "../api/answers";
import type { UserQuery } from "../api/api";
import type { Asking } from "../http/asking";
import { id, list, maybe, maybeTime, reshaped, text } from "./wire";

const userSchema = reshaped(
  z.object({
    id: id<UserId>(),
    username: z.string(),
    name: text,
    email: text,
    avatar_url: text,
    status: text,
    login_type: text,
    last_seen_at: maybeTime,
    organization_ids: list(z.string()),
    roles: list(z.object({ name: z.string(), display_name: text, organization_id: maybe(z.string()) })),
  }),
  (wire) => ({
    id: wire.id,
    username: wire.username,
    name: wire.name,
    email: wire.email,
    avatarUrl: wire.avatar_url,
    status: wire.status,
    loginType: wire.login_type,
    lastSeenAt: wire.last_seen_at,
    organizationIds: wire.organization_ids,
    roles: wire.roles.map((role) => ({
      name: role.name,
      displayName: role.display_name,
      organizationId: role.organization_id,
    })),
  }),
);

const userPageSchema = z.object({ users: list(userSchema), count: z.number() });

const loginSchema = reshaped(
  z.object({ session_token: z.string().check(z.minLength(1)) }),
  (wire) => new Secret(wire.session_token),
);

/**
 * Reads one user by ID, by name, or the caller as `me`. Needs `user:read` (from v2.31.7; before that, an
 * unrestricted key). https://coder.com/docs/reference/api/users#get-user-by-name
 * @throws CoderError
 */
export function getUser(http: Asking, user = "me", signal?: AbortSignal): Promise<User> {
  return http.request({ method: "GET", path: ["users", user], answer: userSchema, signal });
}

/**
 * Reads one page of the users that the caller may see, and their total number.
 * https://coder.com/docs/reference/api/users#get-users
 * @throws CoderError
 */
export function listUsers(
  http: Asking,
  page: UserQuery = {},
  signal?: AbortSignal,
): Promise<{ users: User[]; count: number }> {
  const query = { q: page.search, limit: page.limit, offset: page.offset };
  return http.request({ method: "GET", path: ["users"], query, answer: userPageSchema, signal });
}

/**
 * Signs in with email and password, if the deployment allows that. At most 60 attempts a minute.
 * https://coder.com/docs/reference/api/authorization#log-in-user
 * @returns the new session.
 * @throws CoderError; Unauthorized with reason `password` if they do not match.
 */
export async function logIn(
  http: Asking,
  credentials: { email: string; password: Secret },
  signal?: AbortSignal,
): Promise<Secret> {
  const { email, password } = credentials;
  return http.request({
    method: "POST",
    path: ["users", "login"],
    body: JSON.stringify({ email, password: password.expose() }),
    hide: [password],
    answer: loginSchema,
    signal,
  });
}
