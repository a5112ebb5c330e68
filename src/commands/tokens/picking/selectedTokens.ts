import { type ListedToken, type TokenListing, tokenMeantBy } from "../../../presentation/token/listedToken";
import type { KnownSessions } from "../../../session/sessionState";
import { pickToken } from "./pickToken";

/**
 * Returns the tokens a command acts on: the selected rows if it was run on one of them, the row, or one that
 * the person picks.
 * @param services who is signed in, and their tokens.
 * @param argument the row, which VS Code passes first.
 * @param selected all selected rows, which VS Code passes second if there are several.
 * @param title the title of the pick, a verb phrase.
 * @param isOffered whether a token is eligible; others are left out.
 * @returns at least one token, unless no row is eligible.
 * @throws Cancelled if the person dismisses the pick.
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
