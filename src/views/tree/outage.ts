import * as l10n from "@vscode/l10n";
import type { Loading } from "../../coder/loading";
import { lifetimeInWords, shownLanguage } from "../../platform/time/times";
import { machineIsOff } from "../../session/serverTime";
import type { SignedIn } from "../../session/sessionState";

/**
 * Explains why a deployment could not be reached, and how old the rows are.
 * @param explain explains why something failed.
 * @param state the state of the list.
 * @returns undefined if it could be reached.
 */
export function outageOf(
  explain: (error: unknown) => string,
  state: Loading<{ readonly at: Date }>,
): string | undefined {
  if (state.kind !== "failed") return undefined;
  const sentence = explain(state.error);
  if (!state.last) return sentence;
  const { at } = state.last;
  const time = new Intl.DateTimeFormat(shownLanguage(), { dateStyle: "short", timeStyle: "short" });
  return l10n.t("{0} Showing the list from {1}.", sentence, time.format(at));
}

/**
 * Explains which clock the times refer to, if this machine's clock differs.
 * @param sessions the sessions of the deployments on screen.
 */
export function clockSentence(sessions: readonly SignedIn[]): string | undefined {
  for (const session of sessions) {
    const off = machineIsOff(session);
    if (off === undefined) continue;
    const amount = lifetimeInWords(Math.round(Math.abs(off) / 60_000) * 60);
    const { host } = session.deployment;
    return off > 0
      ? l10n.t("This computer's clock is {0} ahead of {1}. Times shown are those of {1}.", amount, host)
      : l10n.t("This computer's clock is {0} behind {1}. Times shown are those of {1}.", amount, host);
  }
  return undefined;
}
