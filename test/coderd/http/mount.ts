import type { Context, Hono } from "hono";
import type { Deployment } from "../deployment";
import { refuse } from "./answers";
import { identify, noteUse, presentedToken, type Refusal } from "./authenticate";
import type { Answer, Endpoint } from "./endpoint";
import { createRateLimiter, type RateLimiter } from "./rateLimit";

/**
 * Registers the endpoints below `/api/v2`, or another room. Any other method on one of their paths answers 405 with an empty
 * body, as seen on both recorded servers.
 */
export function mount(
  app: Hono,
  deployment: Deployment,
  endpoints: readonly Endpoint[],
  prefix = "/api/v2",
): void {
  const limiter = createRateLimiter(deployment);
  for (const endpoint of endpoints)
    app.on(endpoint.method, prefix + endpoint.path, (context) => run(context, deployment, endpoint, limiter));

  for (const path of new Set(endpoints.map((endpoint) => endpoint.path)))
    app.all(prefix + path, (context) => context.body(null, 405));
}

function run(context: Context, deployment: Deployment, endpoint: Endpoint, limiter: RateLimiter): Answer {
  if ("open" in endpoint) return limiter(context, undefined) ?? endpoint.open({ context, deployment });
  const caller = identify(deployment, presentedToken(deployment, context.req.raw));
  if (!("key" in caller)) return unauthorized(context, deployment, caller);
  const limited = limiter(context, caller);
  if (limited !== undefined) return limited;
  noteUse(deployment, caller);
  return endpoint.keyed({ context, deployment, caller });
}

/** The 401 of the authentication itself. Its header says "expired", whatever is wrong. */
function unauthorized(context: Context, { accessUrl }: Deployment, refusal: Refusal): Response {
  context.header(
    "WWW-Authenticate",
    `Bearer realm="coder", error="invalid_token", error_description="The access token has expired", resource_metadata="${accessUrl}/.well-known/oauth-protected-resource"`,
  );
  return refuse(context, 401, {
    message: refusal.message,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
  });
}
