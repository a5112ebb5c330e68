import * as l10n from "@vscode/l10n";
import { Explained } from "../../../platform/errors";
import { withLateProgress } from "../../../platform/lateProgress";
import type { SignedIn } from "../../../session/sessionState";
import type { PendingRetirements } from "../../../tokens/retiring/retirement";
import { pendingOf } from "./atStake";
import { namesOf } from "./stakeWords";

/** In the past by any clock. */
const longAgo = new Date(0).toISOString();

/**
 * Ends tokens now that were scheduled to end later, before the person signs out.
 * @param retirements ends them and reports the results.
 * @param leaving the sessions that end afterwards.
 * @throws Explained if some could not be ended; the person then stays signed in.
 */
export async function expirePending(
  retirements: PendingRetirements,
  leaving: readonly SignedIn[],
): Promise<void> {
  const pendingNow = async () =>
    (await Promise.all(leaving.map((session) => pendingOf(retirements, session)))).flat();
  for (const pending of await pendingNow())
    await retirements.add({ ...pending, dueAt: longAgo, whenUnused: false });

  await withLateProgress(l10n.t("Expiring tokens"), () => retirements.lookAfter());
  const left = await pendingNow();
  if (left.length === 0) return;
  throw new Explained(l10n.t("You're still signed in. Not expired yet: {0}.", namesOf(left)));
}
