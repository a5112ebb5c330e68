import * as l10n from "@vscode/l10n";
import { runCommand } from "../../platform/commands";
import { Explained } from "../../platform/errors";
import type { KnownSessions, SignedIn } from "../../session/sessionState";

/**
 * The session that a command works with: the one its row belongs to, else the current one.
 * @param sessions who is signed in.
 * @param row what VS Code passed to the command.
 * @returns the session as it is now.
 * @throws Explained with a button to sign in, when nobody is, or when that is not known since the keyring fails.
 */
export function requireSession(
  sessions: Pick<KnownSessions, "current" | "at"> & Partial<Pick<KnownSessions, "fault">>,
  row?: unknown,
): SignedIn {
  const meant = sessionOfRow(row);
  const session = meant ? sessions.at(meant.deployment.href) : sessions.current;
  if (session?.kind === "signedIn") return session;
  const signIn = {
    title: l10n.t("Sign In"),
    run: () => runCommand("coderAccess.session.signIn"),
  };
  if (sessions.fault === undefined)
    throw new Explained(l10n.t("You are not signed in to a Coder deployment."), [signIn]);

  throw new Explained(
    l10n.t(
      "VS Code's secret storage doesn't say who is signed in. Unlock your system's keyring, then retry.",
    ),
    [
      {
        title: l10n.t("Retry"),
        run: () => runCommand("coderAccess.tokens.refreshTokens"),
      },
      signIn,
    ],
    sessions.fault,
  );
}

/** Rows of a deployment hold its session, those of a token hold it, and a token what was loaded with it. */
function sessionOfRow(row: unknown): SignedIn | undefined {
  if (typeof row !== "object" || row === null) return undefined;
  if ("session" in row) return row.session as SignedIn;
  if ("loaded" in row) return sessionOfRow(row.loaded);
  if ("token" in row) return sessionOfRow(row.token);
  return undefined;
}
