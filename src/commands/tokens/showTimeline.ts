import type { KnownSessions, SignedIn } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";

/** Shows the lifetimes of all tokens side by side, at the deployment of the row or at the current one. */
export function showTimeline(
  {
    sessions,
    openTimeline,
  }: { readonly sessions: KnownSessions; readonly openTimeline: (session: SignedIn) => void },
  row: unknown,
): void {
  openTimeline(requireSession(sessions, row));
}
