import { openInBrowser } from "../../platform/outside/browser";
import type { KnownSessions } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";

/**
 * Opens the dashboard's own tokens page, which has this path on every release (`site/src/router.tsx` of v2.17
 * to v2.36).
 */
export async function openTokensPage(
  { sessions }: { readonly sessions: KnownSessions },
  row?: unknown,
): Promise<void> {
  await openInBrowser(`${requireSession(sessions, row).deployment.href}/settings/tokens`);
}
