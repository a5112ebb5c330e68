import type * as vscode from "vscode";
import { agentMeantBy } from "../../presentation/workspace/agentOf";
import { type ListedWorkspace, workspaceMeantBy } from "../../presentation/workspace/listedWorkspace";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import { requireSession } from "../services/requireSession";

/** What opening such a terminal needs. */
export type ScopedServices = {
  readonly sessions: KnownSessions;
  readonly openScoped: (session: SignedIn, listed: ListedWorkspace | undefined) => Promise<void>;
};

/**
 * Opens a terminal whose shell has a short-lived token, limited to what the person wants to do in it.
 * @param argument the row of a workspace, to which the token is limited; without it, the person picks.
 * @throws Cancelled if the person dismisses a pick, with nothing created; Explained if the deployment cannot limit tokens.
 */
export async function openScopedTerminal(services: ScopedServices, argument: unknown): Promise<void> {
  const listed = workspaceMeantBy(argument) ?? agentMeantBy(argument)?.listed;
  const session = requireSession(services.sessions, listed ? { session: listed.session } : argument);
  await services.openScoped(session, listed);
}

/** Handles the menu beside `+`; see {@link openScopedTerminal}. */
export async function chooseScopedProfile(services: {
  readonly sessions: KnownSessions;
  readonly scopedProfile: (session: SignedIn) => Promise<vscode.TerminalProfile>;
}): Promise<vscode.TerminalProfile> {
  return services.scopedProfile(requireSession(services.sessions));
}
