import type { OpenNewToken } from "../../drafting/draft/newTokenStart";
import type { KnownSessions } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";

/** Opens the form for a new token at the deployment of a row. */
export function createTokenAt(
  {
    sessions,
    openNewToken,
  }: {
    readonly sessions: KnownSessions;
    readonly openNewToken: OpenNewToken;
  },
  row: unknown,
): void {
  openNewToken(requireSession(sessions, row));
}
