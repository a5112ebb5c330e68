import { requireSession } from "../requireSession";
import type { Services } from "../services";

/** Asks the server for the tokens again. */
export async function refreshTokens({
  sessions,
  tokens,
}: Pick<Services, "sessions" | "tokens">): Promise<void> {
  requireSession(sessions);
  await tokens.refresh("asked");
}
