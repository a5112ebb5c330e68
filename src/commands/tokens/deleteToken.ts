import * as l10n from "@vscode/l10n";
import type { TokenListing } from "../../presentation/token/listedToken";
import { type EndServices, endTokens } from "./ending/endTokens";
import { selectedTokens } from "./picking/selectedTokens";

/** Removes tokens from the server for good, which frees their names. */
export async function deleteToken(
  services: EndServices & { readonly listed: TokenListing },
  argument: unknown,
  selected?: unknown,
): Promise<void> {
  const title = l10n.t("Delete a Token");
  await endTokens(services, await selectedTokens(services, argument, selected, title), "delete");
}
