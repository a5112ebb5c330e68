import * as l10n from "@vscode/l10n";
import { absoluteTime, relativeTime } from "../platform/time/times";
import type { PendingRetirement } from "../tokens/retiring/retirement";

/**
 * Describes, briefly enough for a tree row, that a token is scheduled to end.
 * @param pending its retirement.
 * @param now the time at its deployment.
 * @returns for example "being replaced, expires in 23 hours".
 */
export function retirementInShort({ whenUnused, dueAt }: PendingRetirement, now: Date): string {
  return whenUnused
    ? l10n.t("being replaced, expires when unused")
    : l10n.t("being replaced, expires {0}", relativeTime(new Date(dueAt), now));
}

/** The same in sentences, with the time, the replacing token and the conditions, for tooltips and details. */
export function retirementInFull({ whenUnused, dueAt, successor, failures }: PendingRetirement): string {
  const at = absoluteTime(new Date(dueAt));
  const when =
    failures > 0
      ? l10n.t("It couldn't be expired yet. The next attempt is {0}.", at)
      : whenUnused
        ? l10n.t("It expires once it hasn't been used for a day.")
        : l10n.t("It expires {0}.", at);
  return [l10n.t('"{0}" replaces it.', successor), when, onlyWhileOpen()].join(" ");
}

/**
 * Explains that no token can be ended while VS Code is not running; shown wherever a later end is offered or
 * shown.
 */
export function onlyWhileOpen(): string {
  return l10n.t(
    "Nothing expires early while VS Code is closed or you're signed out. It expires soon after you open VS Code again.",
  );
}
