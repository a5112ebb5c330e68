import { requireSession } from "../services/requireSession";
import type { Services } from "../services/services";

/** Opens the form for a new token, at the deployment of its row or at the current one. */
export function createToken(
  { sessions, openNewToken }: Pick<Services, "sessions" | "openNewToken">,
  row: unknown,
): void {
  openNewToken(requireSession(sessions, row));
}
