import * as l10n from "@vscode/l10n";
import type { DeploymentHref } from "../../coder/api/deployment";
import { runCommand } from "../../platform/commands";
import { Explained } from "../../platform/errors";
import type { KnownSessions, SignedIn } from "../../session/sessionState";

/**
 * Returns the session for a command: the one its row belongs to, otherwise the current one.
 * @param sessions who is signed in.
 * @param row the argument that VS Code passed to the command.
 * @returns the session in its current state.
 * @throws Explained, with a button to sign in, if nobody is signed in or the keyring cannot say who is.
 */
export function requireSession(
  sessions: Pick<KnownSessions, "current" | "at"> & Partial<Pick<KnownSessions, "fault">>,
  row?: unknown,
): SignedIn {
  const meant = hrefOfRow(row);
  const session = meant === undefined ? sessions.current : sessions.at(meant);
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
 * Returns the session for acting on a token. It must belong to the person who saw the token: somebody else
 * who has signed in since might not be allowed to see it, and would own any token created to replace it.
 * @param sessions who is signed in.
 * @param token the token, and the session it was shown in.
 * @throws Explained if nobody, or somebody else, is signed in there now.
 */
export function requireSameSession(
  sessions: Parameters<typeof requireSession>[0],
  token: { readonly key: { readonly name: string }; readonly loaded: { readonly session: SignedIn } },
): SignedIn {
  return requireSessionOf(sessions, token.loaded.session, token.key.name);
}

/**
 * Returns the current session of the person who was shown something.
 * @param sessions who is signed in.
 * @param shownTo the session it was shown in.
 * @param name its name.
 * @throws Explained if nobody, or somebody else, is signed in there now.
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

/**
 * The row of a deployment holds its session; the row of a token holds the token, which holds the session it
 * was loaded with. Whatever another extension passes instead is no row.
 */
function hrefOfRow(row: unknown): DeploymentHref | undefined {
  const of = (one: unknown, name: string): unknown =>
    typeof one === "object" && one !== null && name in one
      ? (one as Record<string, unknown>)[name]
      : undefined;
  const session = of(row, "session");
  if (session !== undefined) {
    const href = of(of(session, "deployment"), "href");
    return typeof href === "string" ? href : undefined;
  }
  const inner = of(row, "loaded") ?? of(row, "token") ?? of(row, "listed");
  return inner === undefined ? undefined : hrefOfRow(inner);
}
