import * as l10n from "@vscode/l10n";
import { isFullAccess } from "../../core/grant/fullAccess";
import { scopesInShort } from "../../core/grant/scopesInShort";
import { relativeTime } from "../../platform/time/times";
import type { AuditedToken } from "../../tokens/audit/auditedToken";
import { expiryInWords } from "./expiryWords";

/** A token's facts in words. */
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
 * Puts the facts of a token into words.
 * @param audited the token; its state is decided in one place, so that all that show it agree.
 * @param now the time to compare with.
 */
export function tokenFacts({ key, grant, state, isNeverUsed }: AuditedToken, now: Date): TokenFacts {
  return {
    state,
    isFullAccess: isFullAccess(grant),
    isNeverUsed,
    scopes: scopesInShort(grant.scopes),
    expiry: expiryInWords(key.expiresAt, now),
    use:
      key.lastUsed === undefined ? l10n.t("never used") : l10n.t("used {0}", relativeTime(key.lastUsed, now)),
  };
}
