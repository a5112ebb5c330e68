import * as l10n from "@vscode/l10n";
import { requireSession } from "../services/requireSession";
import { askToLeave } from "./leaving/askToLeave";
import { atStake } from "./leaving/atStake";
import { expirePending } from "./leaving/expirePending";
import { leave } from "./leaving/leave";
import type { LeavingServices } from "./leaving/signOutOf";

/** Ends every session, in this window and in all others. */
export async function signOutOfAll(services: LeavingServices): Promise<void> {
  requireSession(services.sessions);
  const { all } = services.sessions;
  const answer = await askToLeave(
    l10n.t("Sign out of {0} deployments?", all.length),
    all.map(({ deployment, record }) => l10n.t("{0} at {1}", record.username, deployment.host)),
    await atStake(services, all),
    l10n.t("Sign Out of All"),
  );
  if (answer === "stay") return;
  if (answer === "expireAndLeave") await expirePending(services.retirements, all);
  // A server that hangs must not delay signing out of the others.
  await Promise.all(all.map((session) => leave(services, session)));
}
