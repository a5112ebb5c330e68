import * as l10n from "@vscode/l10n";
import { Cancelled } from "../../platform/errors";
import { pickItem } from "../../platform/shown/quickInputs";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";

/**
 * Returns the session a command acts on: the only one, or the one the person picks.
 * @param sessions who is signed in.
 * @param title the title of the pick, a verb phrase.
 * @throws Cancelled if the person dismisses the pick.
 */
export async function pickSession(sessions: KnownSessions, title: string): Promise<SignedIn> {
  const { all, current } = sessions;
  if (all.length < 2) return requireSession(sessions);
  const picked = await pickItem(
    all.map((session) => ({
      label: session.deployment.host,
      description: session.record.username,
      ...(session === current ? { detail: l10n.t("Current deployment") } : {}),
      session,
    })),
    { title },
  );
  if (!picked) throw new Cancelled();
  return picked.session;
}
