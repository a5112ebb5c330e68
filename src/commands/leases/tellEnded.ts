import * as l10n from "@vscode/l10n";
import type { EndedLeases, LeaseLeft } from "../../leases/leaseControl";
import { inBackground } from "../../platform/background";
import { inform, warn } from "../../platform/shown/notify";
import { absoluteTime, shownLanguage } from "../../platform/time/times";
import { holderWords } from "../../presentation/leaseWords";

/** How many names a sentence has. */
const mostNames = 5;

/**
 * Reports how ending leases went: how many, which live on and until when, and which deployments could not be asked.
 * @param again is offered if something is left.
 * @param removed how much remembered access was removed with them.
 */
export function tellEnded(
  { ended, left, unknown }: EndedLeases,
  again: () => Promise<unknown>,
  removed = 0,
): void {
  const count =
    ended === 0
      ? l10n.t("No leases were ended.")
      : ended === 1
        ? l10n.t("Ended 1 lease.")
        : l10n.t("Ended {0} leases.", ended);
  const removal =
    removed === 0
      ? undefined
      : removed === 1
        ? l10n.t("Removed 1 entry of remembered access.")
        : l10n.t("Removed {0} entries of remembered access.", removed);
  const others = [leftSentence(left), unknownSentence(unknown)].filter((sentence) => sentence !== undefined);
  // Nobody waits for the person to read it.
  inBackground("Telling how leases ended", async () => {
    if (others.length === 0) {
      await inform([count, removal].filter((sentence) => sentence !== undefined).join(" "));
      return;
    }
    const retry = l10n.t("Try Again");
    if (
      (await warn(
        [count, removal, ...others].filter((sentence) => sentence !== undefined).join(" "),
        retry,
      )) === retry
    )
      await again();
  });
}

function leftSentence(left: readonly LeaseLeft[]): string | undefined {
  if (left.length === 0) return undefined;
  const each = left.map((lease) =>
    l10n.t("{0} on {1} (until {2})", holderWords(lease), hostOf(lease.deployment), absoluteTime(lease.until)),
  );
  return l10n.t(
    "Disconnected, but not deleted on the server yet: {0}. VS Code keeps trying until they expire.",
    listed(each),
  );
}

function unknownSentence(unknown: EndedLeases["unknown"]): string | undefined {
  if (unknown.length === 0) return undefined;
  return l10n.t("{0} didn't say whether other computers have leases.", listed(unknown.map(hostOf)));
}

function hostOf(href: string): string {
  return new URL(href).host;
}

function listed(all: readonly string[]): string {
  const shown = all.slice(0, mostNames);
  const more = all.length - shown.length;
  return new Intl.ListFormat(shownLanguage(), { type: "conjunction" }).format(
    more === 0 ? shown : [...shown, l10n.t("{0} more", more)],
  );
}
