import * as l10n from "@vscode/l10n";
import type { TokenListing } from "../../presentation/token/listedToken";
import { type EndServices, endTokens } from "./ending/endTokens";
import { selectedTokens } from "./picking/selectedTokens";

/**
 * Ends tokens now. The server keeps them in its list and audit trail; a server that cannot expire tokens
 * deletes them.
 */
export async function expireToken(
  services: EndServices & { readonly listed: TokenListing },
  argument: unknown,
  selected?: unknown,
): Promise<void> {
  const title = l10n.t("Expire a Token");
  const isAlive = ({ facts }: { facts: { state: string } }) => facts.state !== "expired";
  await endTokens(services, await selectedTokens(services, argument, selected, title, isAlive), "expire");
}
