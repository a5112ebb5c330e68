import * as l10n from "@vscode/l10n";
import { Cancelled } from "../../platform/errors";
import type { KnownSessions } from "../../session/sessionState";
import { type LeavingServices, signOutOf } from "./leaving/signOutOf";
import { pickSession } from "./pickSession";

/**
 * Ends a session: deletes its key on the server by ID, then forgets everything about it here. The person picks it
 * if there are several.
 */
export async function signOut(
  services: LeavingServices & { readonly sessions: KnownSessions },
): Promise<void> {
  const session = await pickSession(services.sessions, l10n.t("Sign Out"));
  if (!(await signOutOf(services, session, "always"))) throw new Cancelled();
}
