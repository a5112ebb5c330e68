import * as l10n from "@vscode/l10n";
import type { LeaseLeft } from "../../../leases/leaseControl";
import { absoluteTime, shownLanguage } from "../../../platform/time/times";
import { holderWords } from "../../../presentation/leaseWords";
import type { PendingRetirement } from "../../../tokens/retiring/retirement";
import type { AtStake } from "./atStake";

/** How many names a question lists; it counts the rest. */
const mostNames = 5;

/** Whether signing out would lose or cancel anything, as far as VS Code knows. */
export function losesAnything({ waiting, saved, pending, isUnknown }: AtStake): boolean {
  return isUnknown || waiting.length + saved.length + pending.length > 0;
}

/** Lists, line by line, what would be lost or cancelled. */
export function stakeLines({ waiting, saved, pending, isUnknown }: AtStake): string[] {
  return [
    ...waiting.map((name) =>
      l10n.t("The new secret of \"{0}\" will be deleted. If you haven't saved it, it's lost.", name),
    ),
    ...(saved.length === 0 ? [] : [l10n.t("Secrets saved in VS Code will be deleted: {0}.", listOf(saved))]),
    ...pending.map(lineOf),
    ...(isUnknown
      ? [l10n.t("VS Code's secret storage doesn't answer. Secrets you haven't saved will be lost.")]
      : []),
  ];
}

function lineOf({ name, whenUnused, dueAt }: PendingRetirement): string {
  return whenUnused
    ? l10n.t(
        "\"{0}\" was to expire once unused. It won't while you're signed out, only after you sign in again.",
        name,
      )
    : l10n.t(
        "\"{0}\" was to expire on {1}. It won't while you're signed out, only after you sign in again.",
        name,
        absoluteTime(new Date(dueAt)),
      );
}

/**
 * Names the tokens that will not end as scheduled, because nobody is left who can end them.
 * @returns one sentence; undefined if there are none.
 */
export function notEnding(pending: readonly PendingRetirement[]): string | undefined {
  if (pending.length === 0) return undefined;
  return l10n.t("These tokens won't expire early until you sign in again: {0}.", namesOf(pending));
}

/**
 * Lists the leases that could not be ended before signing out, each with its end.
 * @returns one sentence; undefined if there are none.
 */
export function leasesLeft(left: readonly LeaseLeft[]): string | undefined {
  if (left.length === 0) return undefined;
  const each = left.map((lease) => l10n.t("{0} (until {1})", holderWords(lease), absoluteTime(lease.until)));
  return l10n.t("These still have access until their tokens expire: {0}.", listed(each));
}

/** Returns the names of the scheduled tokens, in quotation marks. */
export function namesOf(pending: readonly PendingRetirement[]): string {
  return listOf(pending.map(({ name }) => name));
}

function listOf(names: readonly string[]): string {
  return listed(names.map((name) => l10n.t('"{0}"', name)));
}

function listed(all: readonly string[]): string {
  const shown = all.slice(0, mostNames);
  const left = all.length - shown.length;
  return new Intl.ListFormat(shownLanguage(), { type: "conjunction" }).format(
    left === 0 ? shown : [...shown, l10n.t("{0} more", left)],
  );
}
