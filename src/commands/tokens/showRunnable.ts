import * as l10n from "@vscode/l10n";
import type { TokenId } from "../../core/token/tokenText";
import type { TokenListing } from "../../presentation/token/listedToken";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";
import { pickToken } from "./picking/pickToken";

/** Opens the part of a token's details that lists the commands and requests it can be used for. */
export async function showRunnable(
  services: {
    readonly sessions: KnownSessions;
    readonly listed: TokenListing;
    readonly openDetails: (session: SignedIn, tokenId: TokenId, opening: { readonly at: "runnable" }) => void;
  },
  argument: unknown,
): Promise<void> {
  const token = await pickToken(services, argument, l10n.t("Show What a Token Can Run"));
  services.openDetails(requireSession(services.sessions, token), token.key.id, { at: "runnable" });
}
