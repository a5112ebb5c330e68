import { requireSession } from "../requireSession";
import type { Services } from "../services";

/** Asks every deployment for the tokens again. */
export async function refreshTokens({
  sessions,
  tokens,
}: Pick<Services, "sessions" | "tokens">): Promise<void> {
  requireSession(sessions);
  await tokens.refresh("asked");
}
