import type { Deployment } from "../deployment";
import { hour } from "../state/clock";
import type { ApiKey } from "../state/model";
import { purgeExpired } from "../state/purge";
import { hashOf } from "../state/random";
import { type Caller, callerOf } from "./caller";
import { sentenceTime } from "./goTime";

const signedOut = "You are signed out or your session has expired. Please sign in again to continue.";

/** Why a request has no caller. */
export interface Refusal {
  readonly message: string;
  readonly detail?: string;
}

/** The name of the session cookie and of the query parameter. */
export const sessionCookie = "coder_session_token";

/**
 * Returns the token that a request carries: cookie, query, header, bearer, in this order; empty if there is
 * none.
 */
export function presentedToken(deployment: Deployment, request: Request): string {
  const query = new URL(request.url).searchParams;
  const candidates = [
    cookieValue(request, sessionCookie),
    query.get(sessionCookie),
    request.headers.get("Coder-Session-Token"),
  ];
  if (deployment.profile.bearer) candidates.push(bearerToken(request), query.get("access_token"));
  return (
    candidates.find((candidate) => candidate !== undefined && candidate !== null && candidate !== "") ?? ""
  );
}

/** Returns the value of one cookie of the request. */
export function cookieValue(request: Request, name: string): string | undefined {
  return request.headers
    .get("Cookie")
    ?.split(/;\s*/)
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

function bearerToken(request: Request): string | undefined {
  return /^bearer\s+(.+)$/i.exec(request.headers.get("Authorization") ?? "")?.[1];
}

/**
 * Returns the caller behind a token, or the refusal with the details that v2.31.0 and v2.35.1 sent. Changes
 * nothing.
 */
export function identify(deployment: Deployment, token: string): Caller | Refusal {
  const { store } = deployment;
  purgeExpired(deployment);
  const shape = wrongShape(token);
  if (shape !== undefined) return { message: signedOut, detail: shape };
  const [id = "", secret = ""] = token.split("-");
  const key = store.keys.get(id);
  const user = key === undefined ? undefined : store.users.get(key.userId);
  if (key === undefined || user === undefined) return { message: signedOut, detail: "API key is invalid." };
  if (hashOf(secret) !== key.secretHash) return { message: signedOut, detail: "API key secret is invalid." };
  if (key.expiresAt <= store.clock.now())
    return { message: signedOut, detail: `API key expired at "${sentenceTime(key.expiresAt)}".` };

  if (user.status === "suspended") {
    return {
      message: 'User is not active (status = "suspended"). Contact an admin to reactivate your account.',
    };
  }
  return callerOf(deployment, user, key);
}

function wrongShape(token: string): string | undefined {
  if (token === "") return 'Cookie "coder_session_token" or query parameter must be provided.';
  const parts = token.split("-");
  const [id = "", secret = ""] = parts;
  if (parts.length !== 2)
    return `Invalid API key format: incorrect amount of API key parts, expected 2 got ${parts.length}`;
  if (id.length !== 10)
    return `Invalid API key format: invalid API key ID length, expected 10 got ${id.length}`;
  if (secret.length !== 22)
    return `Invalid API key format: invalid API key secret length, expected 22 got ${secret.length}`;
  return undefined;
}

/** Records that the key was used: at most hourly; this also moves the expiry of a sliding key. */
export function noteUse(deployment: Deployment, { key, user }: Caller): void {
  const now = deployment.store.clock.now();
  if (key.lastUsedAt === undefined || now.getTime() - key.lastUsedAt.getTime() >= hour) key.lastUsedAt = now;
  if (user.status === "dormant") user.status = "active";
  user.lastSeenAt = now;
  if (slides(deployment, key)) {
    const lifetime = key.lifetimeSeconds * 1000;
    const remaining = key.expiresAt.getTime() - now.getTime();
    if (remaining <= lifetime - hour) key.expiresAt = new Date(now.getTime() + lifetime);
  }
}

function slides({ profile }: Deployment, key: ApiKey): boolean {
  return key.loginType !== "token" || profile.tokensSlide;
}
