import * as l10n from "@vscode/l10n";
import { choose } from "../../../platform/shown/notify";
import type { AtStake } from "./atStake";
import { stakeLines } from "./stakeWords";

/** What the person wants. */
export type LeavingAnswer = "leave" | "expireAndLeave" | "stay";

/**
 * Asks before somebody signs out, naming what is lost; tokens that were to end later can be ended first.
 * @param question names the deployment.
 * @param fate what becomes of the session, in lines.
 * @param stake what is at stake.
 * @param verb the button that signs out.
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
