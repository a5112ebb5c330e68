import * as l10n from "@vscode/l10n";
import { Cancelled } from "../../platform/errors";
import { withLateProgress } from "../../platform/lateProgress";
import { openData } from "../../platform/shown/documents";
import { pickItem } from "../../platform/shown/quickInputs";
import { exportFormats, exportTokenList } from "../../presentation/token/exportTokenList";
import type { TokenListing } from "../../presentation/token/listedToken";
import { serverNow } from "../../session/serverTime";
import type { KnownSessions } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";

/**
 * Writes the list of tokens of the current deployment, with their IDs, into a new document, for an audit or a ticket. It contains no
 * secret.
 */
export async function exportTokens(services: {
  readonly sessions: KnownSessions;
  readonly listed: TokenListing;
}): Promise<void> {
  const session = requireSession(services.sessions);
  const items = exportFormats.map((format) => ({ ...format, description: `.${format.extension}` }));
  const picked = await pickItem(items, {
    title: l10n.t("Export Tokens of {0}", session.deployment.host),
    placeHolder: l10n.t("Select a format"),
  });
  if (!picked) throw new Cancelled();
  const tokens = await withLateProgress(l10n.t("Reading the tokens"), () =>
    services.listed.of(session, true),
  );
  const about = { deployment: session.deployment.href, at: serverNow(session) };
  await openData(exportTokenList(tokens, about, picked.language), picked.language);
}
