import * as l10n from "@vscode/l10n";
import { Explained } from "../../platform/errors";
import { withLateProgress } from "../../platform/lateProgress";
import type { KnownSessions } from "../../session/sessionState";
import type { TokenLists } from "../../tokens/list/loadedTokens";
import { mayListEverybodys } from "../../tokens/list/mayListEverybodys";
import { requireSession } from "../services/requireSession";

/**
 * Shows everybody's tokens at the current deployment, which only its owners may see.
 * @throws Explained for everybody else: the server would return only their own tokens, as if no others
 * existed.
 */
export async function showEverybodysTokens({
  sessions,
  tokens,
}: {
  readonly sessions: KnownSessions;
  readonly tokens: TokenLists;
}): Promise<void> {
  const session = requireSession(sessions);
  const isOwner = await withLateProgress(l10n.t("Checking your permissions"), (signal) =>
    mayListEverybodys(session, signal),
  );
  const { host } = session.deployment;
  if (!isOwner) throw new Explained(l10n.t("You need the Owner role to see all users' tokens on {0}.", host));
  await tokens.of(session).ofEverybody(true);
}
