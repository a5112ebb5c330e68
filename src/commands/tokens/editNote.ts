import * as l10n from "@vscode/l10n";
import { Cancelled } from "../../platform/errors";
import { askForText } from "../../platform/shown/quickInputs";
import type { TokenListing } from "../../presentation/token/listedToken";
import type { KnownSessions } from "../../session/sessionState";
import type { Remarks } from "../../tokens/remarks/tokenRemark";
import { pickToken } from "./picking/pickToken";

/** A note is a line to remember something by, in UTF-16 code units. */
const longest = 500;

/** Asks for a person's own note on a token, which stays on this machine. An empty one removes it. */
export async function editNote(
  services: {
    readonly sessions: KnownSessions;
    readonly listed: TokenListing;
    readonly remarks: Remarks;
  },
  argument: unknown,
): Promise<void> {
  const { key, loaded, note } = await pickToken(services, argument, l10n.t("Edit a Token's Note"));
  const text = await askForText({
    title: l10n.t("Note on {0}", key.name),
    prompt: l10n.t("Stays on this computer and is never sent to Coder. Leave it empty to remove it."),
    value: note ?? "",
    validateInput: (typed) =>
      typed.length > longest ? l10n.t("Enter at most {0} characters.", longest) : undefined,
  });
  if (text === undefined) throw new Cancelled();
  const { href } = loaded.session.deployment;
  const token = { deployment: href, tokenId: key.id, ownerId: key.userId };
  await services.remarks.change(token, { note: text.trim() });
}
