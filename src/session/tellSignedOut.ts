import * as l10n from "@vscode/l10n";
import { runCommand } from "../platform/commands";
import type { ErrorDoor } from "../platform/errors";
import { warn } from "../platform/shown/notify";
import type { Sessions } from "./sessions";
import type { SignedIn } from "./sessionState";

/**
 * Tells the person, once per session, that the server no longer accepts it, and offers to sign in again.
 * Whatever is open stays open and continues with the new session.
 * @param sessions who is signed in.
 * @param errors receives failures.
 * @param promisesOf describes, in a sentence, what was scheduled under a session and will not happen without
 * it.
 */
export function tellSignedOut(
  sessions: Pick<Sessions, "onDidRefuse">,
  errors: ErrorDoor,
  promisesOf: (session: SignedIn) => Promise<string | undefined>,
): { dispose(): void } {
  return sessions.onDidRefuse((session) => {
    errors.inBackground("Telling that a session has ended", async () => {
      const { host, href } = session.deployment;
      const signIn = l10n.t("Sign In Again");
      const ended = l10n.t("You've been signed out of {0}. Your open forms are kept.", host);
      const promises = await promisesOf(session);
      const pressed = await warn(promises === undefined ? ended : `${ended} ${promises}`, signIn);
      if (pressed === signIn) await runCommand("coderAccess.session.signIn", href);
    });
  });
}
