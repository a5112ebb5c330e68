import type { Services } from "../services/services";

/** Shows only the person's own tokens again, at every deployment. */
export async function showOwnTokens({
  sessions,
  tokens,
}: Pick<Services, "sessions" | "tokens">): Promise<void> {
  await Promise.all(sessions.all.map((session) => tokens.of(session).ofEverybody(false)));
}
