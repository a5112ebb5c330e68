import * as l10n from "@vscode/l10n";
import { runCommand } from "../../platform/commands";
import { Explained } from "../../platform/errors";
import type { KnownSessions, SignedIn } from "../../session/sessionState";

/**
 * The session that a command works with: the one its row belongs to, else the current one.
 * @param sessions who is signed in.
 * @param row what VS Code passed to the command.
 * @returns the session as it is now.
 * @throws Explained, with a button to sign in, when nobody is signed in or the keyring fails to say who is.
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
    throw new Explained(l10n.t("You're not signed in to a Coder deployment."), [signIn]);

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

/**
 * The session to act on a token with, which must belong to the person who was shown the token. Somebody who has signed in
 * there since might not be allowed to see it, and a token created to replace it would be theirs.
 * @param sessions who is signed in.
 * @param token the token, with whom it was shown to.
 * @throws Explained when nobody is signed in there any more, or somebody else.
 */
export function requireSameSession(
  sessions: Parameters<typeof requireSession>[0],
  token: { readonly key: { readonly name: string }; readonly loaded: { readonly session: SignedIn } },
): SignedIn {
  return requireSessionOf(sessions, token.loaded.session, token.key.name);
}

/**
 * The session of the person who was shown something, as it is now.
 * @param sessions who is signed in.
 * @param shownTo the session that it was shown in.
 * @param name what it is called.
 * @throws Explained when nobody is signed in there any more, or somebody else.
 */
export function requireSessionOf(
  sessions: Parameters<typeof requireSession>[0],
  shownTo: SignedIn,
  name: string,
): SignedIn {
  const session = requireSession(sessions, { session: shownTo });
  if (session.record.userId === shownTo.record.userId) return session;
  throw new Explained(
    l10n.t(
      'You\'re now signed in to {0} as a different user, so nothing was done with "{1}". Try again.',
      shownTo.deployment.host,
      name,
    ),
  );
}

/** Rows of a deployment hold its session, those of a token hold it, and a token what was loaded with it. */
function sessionOfRow(row: unknown): SignedIn | undefined {
  if (typeof row !== "object" || row === null) return undefined;
  if ("session" in row) return row.session as SignedIn;
  if ("loaded" in row) return sessionOfRow(row.loaded);
  if ("token" in row) return sessionOfRow(row.token);
  if ("listed" in row) return sessionOfRow(row.listed);
  return undefined;
}
