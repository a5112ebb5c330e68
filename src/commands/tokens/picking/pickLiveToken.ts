import * as l10n from "@vscode/l10n";
import { Explained } from "../../../platform/errors";
import type { ListedToken, TokenListing } from "../../../presentation/token/listedToken";
import { serverNow } from "../../../session/serverTime";
import type { KnownSessions, SignedIn } from "../../../session/sessionState";
import { requireSameSession } from "../../services/requireSession";
import { pickToken } from "./pickToken";

/**
 * Returns a token that has not expired and can be replaced.
 * @param services who is signed in, and their tokens.
 * @param argument the argument that VS Code passed to the command.
 * @param title the title of the pick.
 * @throws Cancelled if the person dismisses the pick; Explained if the token has expired, or if somebody else
 * is signed in now.
 */
export async function pickLiveToken(
  services: { readonly sessions: KnownSessions; readonly listed: TokenListing },
  argument: unknown,
  title: string,
): Promise<{ readonly token: ListedToken; readonly session: SignedIn }> {
  const token = await pickToken(services, argument, title, ({ facts }) => facts.state !== "expired");
  if (token.key.expiresAt <= serverNow(token.loaded.session))
    throw new Explained(l10n.t('"{0}" has already expired.', token.key.name));

  return { token, session: requireSameSession(services.sessions, token) };
}
