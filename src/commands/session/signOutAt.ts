import { Cancelled } from "../../platform/errors";
import type { KnownSessions } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";
import { type LeavingServices, signOutOf } from "./leaving/signOutOf";

/** Ends the session at the deployment of a row; see `signOut`. */
export async function signOutAt(
  services: LeavingServices & { readonly sessions: KnownSessions },
  row: unknown,
): Promise<void> {
  if (!(await signOutOf(services, requireSession(services.sessions, row), "always"))) throw new Cancelled();
}
