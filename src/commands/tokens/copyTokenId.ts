import * as l10n from "@vscode/l10n";
import { quietly } from "../../platform/background";
import { copyText } from "../../platform/outside/clipboard";
import { inform } from "../../platform/shown/notify";
import type { TokenListing } from "../../presentation/token/listedToken";
import type { KnownSessions } from "../../session/sessionState";
import { pickToken } from "./picking/pickToken";

/** Copies the ID of a token: its public half, which logs and audit trails show. */
export async function copyTokenId(
  services: { readonly sessions: KnownSessions; readonly listed: TokenListing },
  argument: unknown,
): Promise<void> {
  const { key } = await pickToken(services, argument, l10n.t("Copy a Token's ID"));
  await copyText(key.id);
  quietly("Telling that it is copied", inform(l10n.t('Copied the ID of "{0}".', key.name)));
}
