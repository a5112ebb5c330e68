import * as l10n from "@vscode/l10n";
import { relativeTime } from "../../platform/time/times";

/**
 * Says when a token ends, or ended, in the room of a row: "expires tomorrow", "expired 3 days ago".
 * @param expiresAt its end.
 * @param now the time at its deployment.
 */
export function expiryInWords(expiresAt: Date, now: Date): string {
  const when = relativeTime(expiresAt, now);
  return expiresAt <= now ? l10n.t("expired {0}", when) : l10n.t("expires {0}", when);
}
