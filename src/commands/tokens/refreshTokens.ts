import type { KnownSessions } from "../../session/sessionState";
import type { TokenLists } from "../../tokens/list/loadedTokens";
import { requireSession } from "../services/requireSession";

/**
 * Reads the tokens of every deployment again, and the sessions too if the secret storage has not supplied
 * them yet.
 */
export async function refreshTokens({
  sessions,
  tokens,
}: {
  readonly sessions: KnownSessions & { restore(): Promise<void> };
  readonly tokens: TokenLists;
}): Promise<void> {
  if (sessions.fault !== undefined) await sessions.restore();
  requireSession(sessions);
  await tokens.refresh("asked");
}
