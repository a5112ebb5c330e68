import * as l10n from "@vscode/l10n";
import { Explained } from "../../platform/errors";
import { withLateProgress } from "../../platform/lateProgress";
import type { KnownSessions } from "../../session/sessionState";
import type { TokenLists } from "../../tokens/list/loadedTokens";
import { requireSession } from "../services/requireSession";

/**
 * Shows everybody's tokens at a deployment, which only its owners may see.
 * @throws Explained for everybody else: the server would return only their own tokens, as if no others
 * existed.
 */
export async function showEverybodysTokens(
  { sessions, tokens }: { readonly sessions: KnownSessions; readonly tokens: TokenLists },
  row: unknown,
): Promise<void> {
  const session = requireSession(sessions, row);
  const { deployment, client } = session;
  const { roles } = await withLateProgress(l10n.t("Checking your permissions"), (signal) =>
    client.users.me(signal),
  );
  if (!roles.some(({ name, organizationId }) => name === "owner" && organizationId === undefined))
    throw new Explained(l10n.t("You need the Owner role to see all users' tokens on {0}.", deployment.host));

  await tokens.of(session).ofEverybody(true);
}
