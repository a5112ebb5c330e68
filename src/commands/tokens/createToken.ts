import { requireSession } from "../requireSession";
import type { Services } from "../services";

/** Opens the form for a new token. */
export function createToken({ sessions, openNewToken }: Pick<Services, "sessions" | "openNewToken">): void {
  openNewToken(requireSession(sessions));
}
