import * as l10n from "@vscode/l10n";
import { absoluteTime, lifetimeInWords } from "../../platform/time/times";
import { onlyWhileOpen } from "../../presentation/retirementWords";
import type { Ending, Replaced } from "../../tokens/key/tokenRequest";
import type { EndingChoice, Succession, SuccessionSetup } from "./succession";

const hour = 3600;
const day = 24 * hour;
const waits = [day, hour, 7 * day];

/**
 * Describes when a replaced token can end. Both tokens work for a while unless the person says otherwise.
 * @param succession the replaced token.
 * @param now the time at its deployment.
 * @param host the deployment.
 */
export function successionSetup(succession: Succession, now: Date, host: string): SuccessionSetup {
  const { how, name, nameInFull, expiresAt, canExpire } = succession;
  const later = waits
    .map((seconds) => ({ seconds, at: new Date(+now + seconds * 1000) }))
    .filter(({ at }) => at < expiresAt)
    .map(({ seconds, at }): EndingChoice => ({
      value: String(seconds),
      label: l10n.t("{0} after you save the new secret", lifetimeInWords(seconds)),
      detail: l10n.t("{0} if you save it now", absoluteTime(at)),
      note: onlyWhileOpen(),
    }));
  const endings = [
    ...later.toSorted((a, b) => Number(a.value) - Number(b.value)),
    {
      value: "unused",
      label: l10n.t("Once it's no longer used"),
      detail: l10n.t("after a day without use"),
      note: onlyWhileOpen(),
    },
    {
      value: "0",
      label: l10n.t("Immediately"),
      detail: l10n.t("when you select Done; anything still using it stops working"),
      note: "",
    },
    {
      value: "keep",
      label: l10n.t("Don't expire it early"),
      detail: l10n.t("expires {0}", absoluteTime(expiresAt)),
      note: "",
    },
  ];
  return {
    how,
    name: nameInFull,
    question: canExpire
      ? l10n.t('When should "{0}" expire?', name)
      : l10n.t('When should "{0}" be deleted? {1} can\'t expire tokens.', name, host),
    endings,
    // Close to its own end, that end overlaps enough.
    usualEnding: later[0]?.value ?? "keep",
  };
}

/**
 * Returns which token a new one replaces, and when that one ends.
 * @param succession the replaced token.
 * @param setup what the form offered.
 * @param ending the value of the chosen ending; undefined for the usual one.
 * @returns undefined if the replaced token is to run until it expires by itself.
 */
export function replacedBy(
  { tokenId, name }: Succession,
  { endings, usualEnding }: SuccessionSetup,
  ending: string | undefined,
): Replaced | undefined {
  const chosen = endings.some(({ value }) => value === ending) ? ending : usualEnding;
  const meant = endingOf(chosen ?? usualEnding);
  return meant && { tokenId, name, ending: meant };
}

function endingOf(value: string): Ending | undefined {
  if (value === "keep") return undefined;
  return value === "unused" ? { kind: "unused" } : { kind: "after", seconds: Number(value) };
}
