import { may } from "../authz/decide";
import { internal, json, rbacForbidden } from "../http/answers";
import type { Answer, Endpoint, KeyedCall } from "../http/endpoint";
import type { Profile } from "../profiles/profile";
import { resolveUser } from "./resolveUser";

/** User secrets, from v2.33.0: nobody has any here, and only the permission is realistic. */
export function secretEndpoints({ userSecrets }: Profile): Endpoint[] {
  return userSecrets ? [{ method: "GET", path: "/users/:user/secrets", keyed: listSecrets }] : [];
}

function listSecrets(call: KeyedCall): Answer {
  const user = resolveUser(call);
  if (user instanceof Response) return user;
  if (!may(call.caller, "read", { type: "user_secret", id: "", owner: user.id }))
    return internal(call.context, "Internal error listing secrets.", rbacForbidden);

  return json(call.context, []);
}
