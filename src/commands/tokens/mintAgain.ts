import * as l10n from "@vscode/l10n";
import { freeName } from "../../tokens/minting/freeName";
import { requireSession } from "../services/requireSession";
import type { Services } from "../services/services";
import { ownerOf } from "../../presentation/ownerOf";
import { pickToken } from "./picking/pickToken";

/** Opens the form for a new token, filled in with owner, grant and lifetime of another, which may have expired. */
export async function mintAgain(
  services: Pick<Services, "sessions" | "listed" | "openNewToken">,
  argument: unknown,
): Promise<void> {
  const title = l10n.t("Mint a Token Again with the Same Grant");
  const token = await pickToken(services, argument, title);
  const { key, audited, loaded } = token;
  const session = requireSession(services.sessions, token);
  const taken = loaded.tokens.filter(({ userId }) => userId === key.userId).map(({ name }) => name);
  services.openNewToken(session, {
    id: `again ${key.id}`,
    from: {
      owner: ownerOf(token),
      name: freeName(key.name, taken),
      grant: audited.grant,
      lifetimeSeconds: key.lifetimeSeconds,
    },
  });
}
