import * as l10n from "@vscode/l10n";
import { requireSession } from "../services/requireSession";
import type { Services } from "../services/services";
import { pickToken } from "./picking/pickToken";

/** Shows everything about a token in a panel of its own. */
export async function showDetails(
  services: Pick<Services, "sessions" | "listed" | "openDetails">,
  argument: unknown,
): Promise<void> {
  const token = await pickToken(services, argument, l10n.t("Show a Token's Details"));
  services.openDetails(requireSession(services.sessions, token), token.key.id);
}
