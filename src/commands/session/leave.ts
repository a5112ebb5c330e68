import * as vscode from "vscode";
import { inform, warn } from "../../platform/notify";
import type { SignedIn } from "../../session/sessionState";
import { stillValid } from "../../session/stillValid";
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
  if (outcome.kind === "notRevoked") void warn(stillValid(host, outcome));
  else void inform(vscode.l10n.t("Signed out of {0}.", host));
}
