import { type AllowEntry, unlimited } from "../authz/allowList";
import type { Subject } from "../authz/decide";
import { expandScopes } from "../authz/expandScopes";
import type { Deployment } from "../deployment";
import type { ApiKey, User } from "../state/model";

/** Who sent a request, and with which key. */
export interface Caller extends Subject {
  readonly user: User;
  readonly key: ApiKey;
}

/**
 * Returns the caller that a valid key stands for. Releases without scopes or allow lists ignore those of the
 * key.
 */
export function callerOf({ profile }: Deployment, user: User, key: ApiKey): Caller {
  const scopes = profile.scopeNames === undefined ? legacyScopes(key.scopes) : key.scopes;
  const allowList: readonly AllowEntry[] = profile.allowLists ? key.allowList : unlimited;
  return {
    user,
    key,
    userId: user.id,
    roles: user.roles,
    organizations: user.organizationIds,
    permissions: expandScopes(scopes, profile.workingComposites),
    allowList,
  };
}

/** Before v2.27.0 a key was either full or for applications only. */
function legacyScopes(scopes: readonly string[]): string[] {
  return scopes.includes("coder:application_connect") ? ["coder:application_connect"] : ["coder:all"];
}
