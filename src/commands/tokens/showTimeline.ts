import type { KnownSessions, SignedIn } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";

/** Shows the lifetimes of all tokens of the current deployment side by side. */
export function showTimeline({
  sessions,
  openTimeline,
}: {
  readonly sessions: KnownSessions;
  readonly openTimeline: (session: SignedIn) => void;
}): void {
  openTimeline(requireSession(sessions));
}
