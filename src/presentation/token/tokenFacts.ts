import * as l10n from "@vscode/l10n";
import type { ApiKey } from "../../coder/api/answers";
import { isFullAccess } from "../../core/grant/fullAccess";
import { scopesInShort } from "../../core/grant/scopesInShort";
import type { ServerFeatures } from "../../core/release/serverFeatures";
import { expiryState } from "../../core/token/expiry";
import { relativeTime } from "../../platform/time/times";
import { grantOfKey } from "../../tokens/key/grantOfKey";
import { expiryInWords } from "./expiryWords";

/** A token's facts in the words of the Tokens view, ordered by importance. */
export type TokenFacts = {
  readonly state: "active" | "expiresSoon" | "expired";
  readonly isFullAccess: boolean;
  readonly isNeverUsed: boolean;
  /** "full access", "workspace:read", "3 scopes". */
  readonly scopes: string;
  /** "expires tomorrow", "expired 3 days ago". */
  readonly expiry: string;
  /** "used 2 hours ago", "never used". */
  readonly use: string;
};

/**
 * Reduces a token to what a row can say.
 * @param key the token.
 * @param features the server's features, since on some servers use moves the expiry.
 * @param now the time to compare with.
 */
export function tokenFacts(key: ApiKey, features: ServerFeatures, now: Date): TokenFacts {
  const { state, neverUsed } = expiryState(
    {
      createdAt: key.createdAt,
      expiresAt: key.expiresAt,
      lifetimeSeconds: key.lifetimeSeconds,
      lastUsed: key.lastUsed,
      now,
    },
    features,
  );
  const grant = grantOfKey(key);
  return {
    state,
    isFullAccess: isFullAccess(grant),
    isNeverUsed: neverUsed,
    scopes: scopesInShort(grant.scopes),
    expiry: expiryInWords(key.expiresAt, now),
    use:
      key.lastUsed === undefined ? l10n.t("never used") : l10n.t("used {0}", relativeTime(key.lastUsed, now)),
  };
}
