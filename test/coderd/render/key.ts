import { formatAllowEntry } from "../authz/allowList";
import { jsonTime } from "../http/goTime";
import type { Profile } from "../profiles/profile";
import type { ApiKey } from "../state/model";

/** A key as the API shows it; releases that do not know `scopes` and `allow_list` omit them. */
export function renderKey(profile: Profile, key: ApiKey): Record<string, unknown> {
  return {
    id: key.id,
    user_id: key.userId,
    last_used: key.lastUsedAt === undefined ? profile.neverUsed : jsonTime(key.lastUsedAt),
    expires_at: jsonTime(key.expiresAt),
    created_at: jsonTime(key.createdAt),
    updated_at: jsonTime(key.updatedAt),
    login_type: key.loginType,
    scope: legacyScope(key.scopes),
    ...(profile.scopeNames === undefined ? {} : { scopes: key.scopes }),
    token_name: key.tokenName,
    lifetime_seconds: key.lifetimeSeconds,
    ...(profile.allowLists ? { allow_list: key.allowList.map(formatAllowEntry) } : {}),
  };
}

/** The single word with which releases before v2.27.0 described what a key may do. */
function legacyScope(scopes: readonly string[]): string {
  if (scopes.includes("coder:application_connect")) return "application_connect";
  return scopes.includes("coder:all") ? "all" : "";
}
