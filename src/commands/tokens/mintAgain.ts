import * as l10n from "@vscode/l10n";
import type { OpenNewToken } from "../../drafting/draft/newTokenStart";
import type { TokenListing } from "../../presentation/token/listedToken";
import { ownerOf } from "../../presentation/token/ownerOf";
import type { KnownSessions } from "../../session/sessionState";
import { freeName } from "../../tokens/minting/freeName";
import { requireSameSession } from "../services/requireSession";
import { pickToken } from "./picking/pickToken";

/**
 * Opens the form for a new token, filled in with the owner, grant and lifetime of another, which may have
 * expired.
 */
export async function mintAgain(
  services: {
    readonly sessions: KnownSessions;
    readonly listed: TokenListing;
    readonly openNewToken: OpenNewToken;
  },
  argument: unknown,
): Promise<void> {
  const title = l10n.t("Duplicate a Token");
  const token = await pickToken(services, argument, title);
  const { key, audited, loaded } = token;
  const session = requireSameSession(services.sessions, token);
  const taken = loaded.tokens.filter(({ userId }) => userId === key.userId).map(({ name }) => name);
  services.openNewToken(session, {
    id: `again ${key.id}`,
    from: {
      owner: ownerOf(token),
      name: freeName(key.name, taken),
      grant: audited.grant,
      lifetimeSeconds: key.lifetimeSeconds,
    },
  });
}
