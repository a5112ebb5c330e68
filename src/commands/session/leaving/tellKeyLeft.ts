import * as l10n from "@vscode/l10n";
import { inform, warn } from "../../../platform/shown/notify";
import type { KeyLeft } from "../../../session/keys/leftKey";
import type { KnownSessions } from "../../../session/sessionState";
import type { PendingRetirements } from "../../../tokens/retiring/retirement";
import { pendingOf } from "./atStake";
import { notEnding } from "./stakeWords";
import { tellUndeleted } from "./tellUndeleted";

/**
 * Reports a key that was replaced although nobody signed out: what stays valid, and which tokens will not end
 * as scheduled because somebody else is signed in there now.
 */
export async function tellKeyLeft(
  { sessions, retirements }: { readonly sessions: KnownSessions; readonly retirements: PendingRetirements },
  { deployment, why, userId, outcome }: KeyLeft,
): Promise<void> {
  const { host, href } = deployment;
  const isAnother = userId !== undefined && sessions.at(href)?.record.userId !== userId;
  const promised = isAnother ? await pendingOf(retirements, { deployment, record: { userId } }) : [];
  const promises = notEnding(promised);
  if (promises !== undefined) await warn(l10n.t("Someone else is signed in to {0} now. {1}", host, promises));

  if (outcome.kind === "notRevoked") await tellUndeleted(host, why, outcome);
  if (outcome.kind === "kept")
    await inform(l10n.t("The token you signed in to {0} with before stays valid.", host));
}
