import * as l10n from "@vscode/l10n";
import { choose } from "../../../platform/shown/notify";
import type { AtStake } from "./atStake";
import { stakeLines } from "./stakeWords";

/** What the person decided. */
export type LeavingAnswer = "leave" | "expireAndLeave" | "stay";

/**
 * Asks before signing out and names what would be lost. The person can expire tokens that are due to end
 * later first.
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
  const pressed = await choose(
    question,
    [...fate, ...stakeLines(stake)],
    [verb, ...(stake.pending.length === 0 ? [] : [expire])],
  );
  if (pressed === undefined) return "stay";
  return pressed === verb ? "leave" : "expireAndLeave";
}
