import type { KnownSessions, SignedIn } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";

/** Creates a token in quick picks, at the deployment of the row or at the current one. */
export async function createTokenQuickly(
  {
    sessions,
    createQuickly,
  }: { readonly sessions: KnownSessions; readonly createQuickly: (session: SignedIn) => Promise<void> },
  row: unknown,
): Promise<void> {
  await createQuickly(requireSession(sessions, row));
}
