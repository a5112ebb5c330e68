import type { KnownSessions } from "../../session/sessionState";
import type { TokenLists } from "../../tokens/list/loadedTokens";
import { requireSession } from "../services/requireSession";

/** Asks every deployment for the tokens again, and the secret storage for the sessions when it has not given them. */
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
