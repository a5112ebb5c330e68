import * as l10n from "@vscode/l10n";
import { serverNow } from "../../../session/serverTime";
import { Explained } from "../../../platform/errors";
import type { SignedIn } from "../../../session/sessionState";
import type { ListedToken } from "../../../presentation/listedToken";
import { requireSession } from "../../services/requireSession";
import type { Services } from "../../services/services";
import { pickToken } from "./pickToken";

/**
 * A token that has not expired, which another can take the place of.
 * @param services who is signed in, and their tokens.
 * @param argument what VS Code passed to the command.
 * @param title of the pick.
 * @throws Cancelled when the person leaves the pick; Explained for an expired token.
 */
export async function pickLiveToken(
  services: Pick<Services, "sessions" | "listed">,
  argument: unknown,
  title: string,
): Promise<{ readonly token: ListedToken; readonly session: SignedIn }> {
  const token = await pickToken(services, argument, title, ({ facts }) => facts.state !== "expired");
  if (token.key.expiresAt <= serverNow(token.loaded.session)) {
    throw new Explained(l10n.t('"{0}" has expired already.', token.key.name));
  }
  return { token, session: requireSession(services.sessions, token) };
}
