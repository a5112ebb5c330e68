import * as vscode from "vscode";
import { runCommand } from "../platform/commands";
import { warn } from "../platform/notify";
import type { Sessions } from "./sessions";

/**
 * Tells the person, once per session, that its server no longer accepts it, and offers to sign in again in place. What
 * is open stays open and goes on with the new session.
 * @param sessions who is signed in.
 */
export function noticeRefusals(sessions: Sessions): vscode.Disposable {
  return sessions.onDidRefuse(({ deployment }) => {
    const signIn = vscode.l10n.t("Sign In Again");
    const told = warn(
      vscode.l10n.t("Your session at {0} has ended. What you are working on stays.", deployment.host),
      signIn,
    );
    void told.then(async (pressed) => {
      if (pressed === signIn) await runCommand("coderAccess.session.signIn", deployment.href);
    });
  });
}
