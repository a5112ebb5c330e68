import type { KnownSessions } from "../../session/sessionState";
import type { TokenLists } from "../../tokens/list/loadedTokens";

/** Shows only the person's own tokens again, at every deployment. */
export async function showOwnTokens({
  sessions,
  tokens,
}: {
  readonly sessions: KnownSessions;
  readonly tokens: TokenLists;
}): Promise<void> {
  await Promise.all(sessions.all.map((session) => tokens.of(session).ofEverybody(false)));
}
