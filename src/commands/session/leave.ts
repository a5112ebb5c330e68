import * as vscode from "vscode";
import { inform, warn } from "../../platform/notify";
import { absoluteTime } from "../../platform/times";
import type { SignOutOutcome } from "../../session/revokeSession";
import type { SignedIn } from "../../session/sessionState";
import type { Services } from "../services";

/**
 * Signs out of a deployment after the person agreed, forgets all that was kept of it, and says how it went.
 * @param services who is signed in, and what is kept.
 * @param session the session that ends.
 */
export async function leave(
  { sessions, forgetDeployment }: Pick<Services, "sessions" | "forgetDeployment">,
  session: SignedIn,
): Promise<void> {
  const { href, host } = session.deployment;
  const outcome = await sessions.signOut(session);
  await forgetDeployment(href);
  if (outcome.kind === "notRevoked") void warn(stillValidSentence(host, outcome));
  else void inform(vscode.l10n.t("Signed out of {0}.", host));
}

function stillValidSentence(host: string, outcome: SignOutOutcome & { kind: "notRevoked" }): string {
  return outcome.expiresAt === undefined
    ? vscode.l10n.t(
        "Signed out of {0} here, but its session could not be deleted there and stays valid: {1}",
        host,
        outcome.error.message,
      )
    : vscode.l10n.t(
        "Signed out of {0} here, but its session could not be deleted there and is valid until {1}: {2}",
        host,
        absoluteTime(new Date(outcome.expiresAt)),
        outcome.error.message,
      );
}
