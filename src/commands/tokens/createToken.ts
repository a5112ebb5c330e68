import type { NewTokenStart } from "../../drafting/draft/newTokenStart";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";

/** Opens the form for a new token, at the deployment of its row or at the current one. */
export function createToken(
  {
    sessions,
    openNewToken,
  }: {
    readonly sessions: KnownSessions;
    readonly openNewToken: (session: SignedIn, start?: NewTokenStart) => void;
  },
  row: unknown,
): void {
  openNewToken(requireSession(sessions, row));
}
