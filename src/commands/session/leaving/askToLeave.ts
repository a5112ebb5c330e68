import * as l10n from "@vscode/l10n";
import { quietly } from "../../../platform/background";
import { runCommand } from "../../../platform/commands";
import { choose } from "../../../platform/shown/notify";
import type { AtStake } from "./atStake";
import { losesAnything, stakeLines } from "./stakeWords";

/** What the person decided. */
export type LeavingAnswer = "leave" | "expireAndLeave" | "stay";

/**
 * Asks before signing out and names what would be lost. The person can expire tokens that are due to end
 * later first, or look at a secret that they have not saved.
 * @param question the title, which names the deployment.
 * @param fate what happens to the session, in lines.
 * @param stake what would be lost or cancelled.
 * @param verb the label of the button that signs out.
 */
export async function askToLeave(
  question: string,
  fate: readonly string[],
  stake: AtStake,
  verb: string,
): Promise<LeavingAnswer> {
  const expire =
    stake.pending.length === 1 ? l10n.t("Expire It and Sign Out") : l10n.t("Expire Them and Sign Out");
  const [show, stay] = [l10n.t("Show New Secret"), l10n.t("Stay Signed In")];
  // VS Code focuses the first button: where something would be lost, Enter must not lose it.
  const first = losesAnything(stake) ? [stake.waiting.length > 0 ? show : stay] : [];
  const pressed = await choose(
    question,
    [...fate, ...stakeLines(stake)],
    [...first, verb, ...(stake.pending.length === 0 ? [] : [expire])],
  );
  if (pressed === show) quietly("Showing a new secret", runCommand("coderAccess.tokens.showWaitingSecret"));
  if (pressed === verb) return "leave";
  return pressed === expire ? "expireAndLeave" : "stay";
}
