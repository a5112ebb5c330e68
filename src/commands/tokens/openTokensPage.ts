import { openInBrowser } from "../../platform/outside/browser";
import { ListedToken } from "../../presentation/token/listedToken";
import type { KnownSessions } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";

/**
 * Opens the dashboard's own tokens page of a token's deployment, or else of the current one. VS Code also passes
 * the selected row to a button of the view's title, which does not count: the title shows the current deployment. The page which has this path on every release (`site/src/router.tsx` of v2.17
 * to v2.36).
 */
export async function openTokensPage(
  { sessions }: { readonly sessions: KnownSessions },
  argument?: unknown,
): Promise<void> {
  const token = argument instanceof ListedToken ? argument : undefined;
  await openInBrowser(`${requireSession(sessions, token).deployment.href}/settings/tokens`);
}
