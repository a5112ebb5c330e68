import type { DeploymentHref } from "../../coder/api/deployment";
import type { KnownSessions } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";

/** Makes the deployment of a row the one that this window's commands work with. */
export async function makeCurrent(
  { sessions }: { readonly sessions: KnownSessions & { makeCurrent(href: DeploymentHref): Promise<void> } },
  row: unknown,
): Promise<void> {
  await sessions.makeCurrent(requireSession(sessions, row).deployment.href);
}
