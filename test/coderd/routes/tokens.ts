import { may } from "../authz/decide";
import { keyTarget, userTarget } from "../authz/targets";
import { json, notFound } from "../http/answers";
import { type Answer, type Endpoint, flag, type KeyedCall, parameter } from "../http/endpoint";
import { renderKey } from "../render/key";
import { createToken } from "./createToken";
import { lifetimeMaximum } from "./lifetimeMaximum";
import { resolveUser } from "./resolveUser";

/** API tokens. They come before the keys, so that `tokens` is not taken for an ID. */
export function tokenEndpoints(): Endpoint[] {
  return [
    { method: "GET", path: "/users/:user/keys/tokens", keyed: listTokens },
    { method: "POST", path: "/users/:user/keys/tokens", keyed: createToken },
    { method: "GET", path: "/users/:user/keys/tokens/tokenconfig", keyed: tokenLimits },
    { method: "GET", path: "/users/:user/keys/tokens/:name", keyed: readByName },
  ];
}

/** `null`, not an empty list, if none are visible. `include_all` ignores `{user}` and lists everybody's. */
function listTokens(call: KeyedCall): Answer {
  const { caller, context, deployment } = call;
  const user = resolveUser(call);
  if (user instanceof Response) return user;
  const { profile, store } = deployment;
  const now = store.clock.now();
  const expiredToo = !profile.expire || flag(call, "include_expired");
  const keys = flag(call, "include_all") ? store.keys.all() : store.keys.ownedBy(user.id);
  const names = new Map<string, string>();
  const username = (userId: string): string => {
    const owner = store.users.get(userId);
    return owner !== undefined && may(caller, "read", userTarget(owner)) ? owner.username : "";
  };
  const rows = keys
    .filter(
      (key) =>
        key.loginType === "token" &&
        (expiredToo || key.expiresAt > now) &&
        may(caller, "read", keyTarget(key)),
    )
    .map((key) => {
      const name = names.get(key.userId) ?? username(key.userId);
      names.set(key.userId, name);
      return { ...renderKey(profile, key), username: name };
    });
  return json(context, rows.length === 0 ? null : rows);
}

function tokenLimits(call: KeyedCall): Answer {
  // With a trailing slash, this path reads a token with that name.
  if (rawPath(call).endsWith("/")) return tokenNamed(call, "tokenconfig");
  const user = resolveUser(call);
  if (user instanceof Response) return user;
  return json(call.context, { max_token_lifetime: lifetimeMaximum(call.deployment, user) * 1e6 });
}

function readByName(call: KeyedCall): Answer {
  const raw = rawPath(call).replace(/\/$/, "").split("/").at(-1) ?? "";
  // The server's router does not decode an encoded slash in a name, so it never finds it.
  return tokenNamed(call, /%2f/i.test(raw) ? raw : parameter(call, "name"));
}

function tokenNamed(call: KeyedCall, name: string): Answer {
  const user = resolveUser(call);
  if (user instanceof Response) return user;
  const key = call.deployment.store.keys.named(user.id, name);
  if (key === undefined || !may(call.caller, "read", keyTarget(key))) return notFound(call.context);
  return json(call.context, renderKey(call.deployment.profile, key));
}

/** The path as received; the router's own has lost a trailing slash. */
function rawPath({ context }: KeyedCall): string {
  return new URL(context.req.url).pathname;
}
