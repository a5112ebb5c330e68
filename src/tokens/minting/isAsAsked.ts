import type { ApiKey } from "../../coder/api/answers";
import type { Catalog } from "../../core/catalog/catalog";
import { isFullAccess } from "../../core/grant/fullAccess";
import { isUnrestricted } from "../../core/grant/grant";
import { covers } from "../../core/reasoning/covers";
import { grantOfKey } from "../key/grantOfKey";
import type { TokenRequest } from "../key/tokenRequest";

/** Clocks of server and editor differ; an expiry within this many seconds counts as requested. */
const clockSlackSeconds = 300;

/**
 * Whether a token is what was asked for, or less.
 * @param catalog the deployment's scopes.
 * @param request what was asked for.
 * @param key the token as the server stored it.
 */
export function isAsAsked(catalog: Catalog, request: TokenRequest, key: ApiKey): boolean {
  if (request.owner && key.userId !== request.owner.id) return false;
  // Both times are the server's.
  const seconds = (key.expiresAt.getTime() - key.createdAt.getTime()) / 1000;
  if (seconds > request.lifetimeSeconds + clockSlackSeconds) return false;
  const stored = grantOfKey(key);
  // An old server ignores scopes (before v2.27.0) or the allow list (before v2.28.0), and by its rules the
  // two grants look the same: compare with what was asked for, not with what such a server makes of it.
  if (isFullAccess(stored) && !isFullAccess(request.grant)) return false;
  if (isUnrestricted(stored.allowList) && !isUnrestricted(request.grant.allowList)) return false;
  return covers(catalog, request.grant, stored);
}
