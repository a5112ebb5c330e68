import { may } from "../authz/decide";
import { keyTarget } from "../authz/targets";
import type { Deployment } from "../deployment";
import { internal, json, noContent, notFound, rbacForbidden } from "../http/answers";
import { type Answer, type Endpoint, type KeyedCall, parameter } from "../http/endpoint";
import type { Profile } from "../profiles/profile";
import { renderKey } from "../render/key";
import { mintKey } from "../state/mintKey";
import type { ApiKey, User } from "../state/model";
import { resolveUser } from "./resolveUser";

/** Keys of any kind, by ID. Only lists distinguish sessions from tokens. */
export function keyEndpoints(profile: Profile): Endpoint[] {
  return [
    { method: "POST", path: "/users/:user/keys", keyed: createSession },
    { method: "GET", path: "/users/:user/keys/:keyId", keyed: readKey },
    { method: "DELETE", path: "/users/:user/keys/:keyId", keyed: deleteKey },
    ...(profile.expire
      ? [{ method: "PUT", path: "/users/:user/keys/:keyId/expire", keyed: expireKey } as const]
      : []),
  ];
}

/** Creates the key that `/cli-auth` hands out: full access, of the deployment's default lifetime. */
export function mintSessionKey({ settings, store }: Deployment, user: User): string {
  return mintKey(store, { userId: user.id, loginType: "password", lifetime: settings.defaultLifetime })
    .secret;
}

function createSession(call: KeyedCall): Answer {
  const user = resolveUser(call);
  if (user instanceof Response) return user;
  if (!may(call.caller, "create", keyTarget({ id: "", userId: user.id })))
    return internal(call.context, "Failed to create API key.", `insert API key: ${rbacForbidden}`);

  return json(call.context, { key: mintSessionKey(call.deployment, user) }, 201);
}

/**
 * Returns the key with that ID, whoever owns it, if the caller may do each of the actions; otherwise the
 * answer to send.
 */
function resolveKey(call: KeyedCall, ...actions: string[]): ApiKey | Response {
  const user = resolveUser(call);
  if (user instanceof Response) return user;
  const key = call.deployment.store.keys.get(parameter(call, "keyId"));
  const allowed = key !== undefined && actions.every((action) => may(call.caller, action, keyTarget(key)));
  return allowed ? key : notFound(call.context);
}

function readKey(call: KeyedCall): Answer {
  const key = resolveKey(call, "read");
  return key instanceof Response ? key : json(call.context, renderKey(call.deployment.profile, key));
}

function deleteKey(call: KeyedCall): Answer {
  const key = resolveKey(call, "delete");
  if (key instanceof Response) return key;
  call.deployment.store.keys.remove(key);
  return noContent(call.context);
}

/** Ends a key now and keeps it; an expired key stays unchanged. */
function expireKey(call: KeyedCall): Answer {
  const key = resolveKey(call, "read", "update");
  if (key instanceof Response) return key;
  const now = call.deployment.store.clock.now();
  if (key.expiresAt > now) key.expiresAt = now;
  return noContent(call.context);
}
