import type { MiddlewareHandler } from "hono";
import type { Deployment } from "../deployment";
import { randomText } from "../state/random";
import { cookieValue, sessionCookie } from "./authenticate";

const csrfCookie = "csrf_token";

/**
 * On every answer of a real server, including errors, pages and unknown routes, but not the 429 of its rate
 * limit.
 */
export const buildVersionHeader = "X-Coder-Build-Version";

/**
 * Adds the headers that every answer carries, as recorded, and the CSRF cookie that clients should ignore.
 */
export function commonHeaders({ profile, store }: Deployment): MiddlewareHandler {
  return async (context, next) => {
    await next();
    if (context.res.status !== 429) context.header(buildVersionHeader, profile.version);
    context.header("Date", store.clock.now().toUTCString());
    context.header("X-Content-Type-Options", "nosniff");
    if (!context.res.headers.has("Vary")) context.header("Vary", "Origin, Cookie");
    if (cookieValue(context.req.raw, csrfCookie) === undefined) {
      context.header(
        "Set-Cookie",
        `${csrfCookie}=${randomText(44)}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`,
        { append: true },
      );
    }
  };
}

/**
 * Refuses a change that carries the session cookie without proof that the page intended it: the CSRF token,
 * or the session again as a header or query parameter. Callers without the cookie are exempt.
 */
export const guardAgainstForgery: MiddlewareHandler = async (context, next) => {
  const request = context.req.raw;
  const session = cookieValue(request, sessionCookie);
  const safe = ["GET", "HEAD", "OPTIONS"].includes(request.method);
  if (safe || session === undefined || session === "") return next();
  const proofs = [context.req.header("Coder-Session-Token"), context.req.query(sessionCookie)];
  const token = cookieValue(request, csrfCookie);
  if (proofs.includes(session) || (token !== undefined && context.req.header("X-CSRF-TOKEN") === token))
    return next();
  return context.text(
    "Something is wrong with your CSRF token. Please refresh the page. If this error persists, try clearing your cookies.\n",
    400,
  );
};
