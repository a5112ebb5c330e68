import type { OpenNewToken } from "../../drafting/draft/newTokenStart";
import type { KnownSessions } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";

/**
 * Opens the form for a new token at the current deployment. The row that VS Code passes to a button of the view's
 * title does not count: the title shows the current deployment.
 */
export function createToken({
  sessions,
  openNewToken,
}: {
  readonly sessions: KnownSessions;
  readonly openNewToken: OpenNewToken;
}): void {
  openNewToken(requireSession(sessions));
}
