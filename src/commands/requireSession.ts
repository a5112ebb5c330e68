import * as vscode from "vscode";
import { runCommand } from "../platform/commands";
import { Explained } from "../platform/errors";
import type { Sessions } from "../session/sessions";
import type { SignedIn } from "../session/sessionState";

/**
 * The session that a command works with: the one its row belongs to, else the current one.
 * @param sessions who is signed in.
 * @param row what VS Code passed to the command.
 * @returns the session as it is now.
 * @throws Explained with a button to sign in, when nobody is.
 */
export function requireSession(sessions: Pick<Sessions, "current" | "at">, row?: unknown): SignedIn {
  const meant = sessionOfRow(row);
  const session = meant ? sessions.at(meant.deployment.href) : sessions.current;
  if (session?.kind === "signedIn") return session;
  throw new Explained(vscode.l10n.t("You are not signed in to a Coder deployment."), [
    { title: vscode.l10n.t("Sign In"), run: () => runCommand("coderAccess.session.signIn") },
  ]);
}

/** Rows of a deployment hold its session, rows of a token hold what was loaded with it. */
function sessionOfRow(row: unknown): SignedIn | undefined {
  if (typeof row !== "object" || row === null) return undefined;
  if ("session" in row) return row.session as SignedIn;
  if ("loaded" in row) return sessionOfRow(row.loaded);
  return undefined;
}
