import type { ApiKey } from "../../coder/api/answers";
import { isFullAccess } from "../../core/grant/fullAccess";
import type { Grant } from "../../core/grant/grant";

/**
 * Returns what a token may do, as its deployment stored it. A server before v2.27 reports only the old
 * `scope`; one before v2.28 has no allow list, which means unrestricted.
 * @param key a token as read.
 * @returns its grant.
 */
export function grantOfKey(key: Pick<ApiKey, "scope" | "scopes" | "allowList">): Grant {
  const legacy = key.scope === "application_connect" ? "coder:application_connect" : "coder:all";
  return {
    scopes: key.scopes ?? [legacy],
    allowList: key.allowList ?? [],
  };
}

/**
 * Whether a token may do everything its owner may.
 * @param key a token as read.
 */
export function hasFullAccess(key: Pick<ApiKey, "scope" | "scopes" | "allowList">): boolean {
  return isFullAccess(grantOfKey(key));
}
