import { requireSession } from "../services/requireSession";
import type { Services } from "../services/services";

/** Asks every deployment for the tokens again, and the secret storage for the sessions when it has not given them. */
export async function refreshTokens({
  sessions,
  tokens,
}: Pick<Services, "sessions" | "tokens">): Promise<void> {
  if (sessions.fault !== undefined) await sessions.restore();
  requireSession(sessions);
  await tokens.refresh("asked");
}
