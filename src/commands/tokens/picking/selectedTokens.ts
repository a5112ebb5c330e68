import { type ListedToken, type TokenListing, tokenMeantBy } from "../../../presentation/token/listedToken";
import type { KnownSessions } from "../../../session/sessionState";
import { pickToken } from "./pickToken";

/**
 * The tokens a command is about: the selected rows when it was called on one of them, the row, or one that is picked.
 * @param services who is signed in, and their tokens.
 * @param argument the row, as VS Code passes it first.
 * @param selected all selected rows, as VS Code passes them second when there are several.
 * @param title of the pick, a verb phrase.
 * @param isOffered which tokens make sense; the others are left out.
 * @returns at least one, except when no row makes sense.
 * @throws Cancelled when the person leaves the pick.
 */
export async function selectedTokens(
  services: { readonly sessions: KnownSessions; readonly listed: TokenListing },
  argument: unknown,
  selected: unknown,
  title: string,
  isOffered: (token: ListedToken) => boolean = () => true,
): Promise<readonly ListedToken[]> {
  const rows: readonly unknown[] = Array.isArray(selected) ? selected : [argument];
  const tokens = rows.map(tokenMeantBy).filter((token) => token !== undefined);
  if (tokens.length > 0) return tokens.filter(isOffered);
  return [await pickToken(services, argument, title, isOffered)];
}
