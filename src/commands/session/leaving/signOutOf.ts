import * as l10n from "@vscode/l10n";
import { isOurs } from "../../../session/keys/sessionRecord";
import type { SignedIn } from "../../../session/sessionState";
import type { SavedSecrets } from "../../../tokens/secrets/keptSecret";
import type { WaitingSecrets } from "../../../tokens/secrets/waitingSecret";
import { askToLeave } from "./askToLeave";
import { atStake } from "./atStake";
import { expirePending } from "./expirePending";
import { leave, type LeaveServices } from "./leave";
import { losesAnything } from "./stakeWords";

/** What signing out needs, including what is checked beforehand. */
export type LeavingServices = LeaveServices & { readonly vault: WaitingSecrets; readonly kept: SavedSecrets };

/**
 * Signs out after asking the necessary questions.
 * @param session the session to end.
 * @param asks `always`, or only if something would be lost, because the person has been asked already.
 * @returns false if the person stays signed in.
 */
export async function signOutOf(
  services: LeavingServices,
  session: SignedIn,
  asks: "always" | "atStake",
): Promise<boolean> {
  const { deployment } = session;
  const stake = await atStake(services, [session]);
  if (asks === "always" || losesAnything(stake)) {
    const answer = await askToLeave(
      l10n.t("Sign out of {0}?", deployment.host),
      [fateOf(session)],
      stake,
      l10n.t("Sign Out"),
    );
    if (answer === "stay") return false;
    if (answer === "expireAndLeave") await expirePending(services.retirements, [session]);
  }
  await leave(services, session);
  return true;

  function fateOf(leaving: SignedIn): string {
    return isOurs(leaving.record)
      ? l10n.t("You'll be signed out here and on the server. Your tokens keep working.")
      : l10n.t("You'll be signed out here. The token you signed in with stays valid on the server.");
  }
}
