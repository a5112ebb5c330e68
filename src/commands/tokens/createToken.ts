import { requireSession } from "../requireSession";
import type { Services } from "../services";

/** Opens the form for a new token, at the deployment of its row or at the current one. */
export function createToken(
  { sessions, openNewToken }: Pick<Services, "sessions" | "openNewToken">,
  row: unknown,
): void {
  openNewToken(requireSession(sessions, row));
}
