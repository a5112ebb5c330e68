import * as l10n from "@vscode/l10n";
import type { TokenId } from "../../core/token/tokenText";
import type { TokenListing } from "../../presentation/token/listedToken";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";
import { pickToken } from "./picking/pickToken";

/**
 * Shows everything about a token in a panel of its own.
 * @param argument the token's row.
 * @param how "preview" if the row was only clicked: then all tokens share one panel.
 */
export async function showDetails(
  services: {
    readonly sessions: KnownSessions;
    readonly listed: TokenListing;
    readonly openDetails: (
      session: SignedIn,
      tokenId: TokenId,
      opening?: { readonly isPreview: boolean },
    ) => void;
  },
  argument: unknown,
  how?: unknown,
): Promise<void> {
  const token = await pickToken(services, argument, l10n.t("Show a Token's Details"));
  const session = requireSession(services.sessions, token);
  if (how === "preview") services.openDetails(session, token.key.id, { isPreview: true });
  else services.openDetails(session, token.key.id);
}
