import * as vscode from "vscode";
import { runCommand } from "../platform/commands";
import { Explained } from "../platform/errors";
import type { Sessions } from "../session/sessions";
import type { SignedIn } from "../session/sessionState";

/**
 * The session that a command works with.
 * @param sessions who is signed in.
 * @returns the current session.
 * @throws Explained with a button to sign in, when nobody is.
 */
export function requireSession(sessions: Pick<Sessions, "current">): SignedIn {
  const { current } = sessions;
  if (current.kind === "signedIn") return current;
  throw new Explained(vscode.l10n.t("You are not signed in to a Coder deployment."), [
    { title: vscode.l10n.t("Sign In"), run: () => runCommand("coderAccess.session.signIn") },
  ]);
}
