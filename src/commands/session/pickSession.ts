import * as l10n from "@vscode/l10n";
import { Cancelled } from "../../platform/errors";
import { pickItem } from "../../platform/shown/quickInputs";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";

/**
 * The session a command is about: that of its row, the only one, else one that the person picks.
 * @param sessions who is signed in.
 * @param row what VS Code passed to the command.
 * @param title of the pick, a verb phrase.
 * @throws Cancelled when the person leaves the pick.
 */
export async function pickSession(sessions: KnownSessions, row: unknown, title: string): Promise<SignedIn> {
  const { all, current } = sessions;
  if (row !== undefined || all.length < 2) return requireSession(sessions, row);
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
