import * as l10n from "@vscode/l10n";
import { relativeTime } from "../../platform/time/times";

/**
 * Describes when a token ends, or ended, briefly enough for a row: "expires tomorrow", "expired 3 days ago".
 * @param expiresAt its expiry.
 * @param now the time at its deployment.
 */
export function expiryInWords(expiresAt: Date, now: Date): string {
  const when = relativeTime(expiresAt, now);
  return expiresAt <= now ? l10n.t("expired {0}", when) : l10n.t("expires {0}", when);
}
