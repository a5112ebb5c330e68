import * as l10n from "@vscode/l10n";
import { withLateProgress } from "../../../platform/lateProgress";
import { inform, warn } from "../../../platform/shown/notify";
import type { SignOutOutcome } from "../../../session/keys/leftKey";
import { stillValid, type WhyLeft } from "../../../session/stillValid";

/**
 * Reports that a key is still valid because it could not be deleted, and retries for as long as the person wants.
 * @param host the deployment.
 * @param why the reason for deleting it.
 * @param outcome the result of the first attempt.
 */
export async function tellUndeleted(
  host: string,
  why: WhyLeft,
  outcome: SignOutOutcome & { kind: "notRevoked" },
): Promise<void> {
  const tryAgain = l10n.t("Try Again");
  let left: SignOutOutcome = outcome;
  while (left.kind === "notRevoked") {
    const { again } = left;
    if ((await warn(stillValid(host, why, left), tryAgain)) !== tryAgain) return;
    left = await withLateProgress(l10n.t("Deleting the session on {0}", host), (signal) => again(signal));
  }
  await inform(l10n.t("Deleted the session on {0}.", host));
}
