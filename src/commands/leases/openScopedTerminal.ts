import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import { summarize } from "../../core/reasoning/summary";
import { agreesToPower } from "../../drafting/outcome/agreesToPower";
import { Resources } from "../../drafting/things/resources";
import {
  cannotLimit,
  leasedProfile,
  type LeasedTerminal,
  type LeasedTerminalServices,
  openLeasedTerminal,
} from "../../leases/leasedTerminal";
import { Cancelled } from "../../platform/errors";
import { withLateProgress } from "../../platform/lateProgress";
import { absoluteTime } from "../../platform/time/times";
import { agentMeantBy } from "../../presentation/workspace/agentOf";
import { workspaceMeantBy } from "../../presentation/workspace/listedWorkspace";
import type { KnownSessions, SignedIn } from "../../session/sessionState";
import { askCatalog } from "../../tokens/key/askCatalog";
import { requireSession } from "../services/requireSession";
import { pickPurpose } from "./pickPurpose";
import { purposeGrant } from "./purposeGrant";

/** What opening such a terminal needs. */
export type ScopedServices = LeasedTerminalServices & { readonly sessions: KnownSessions };

/**
 * Opens a terminal whose shell has a short-lived token, limited to what the person wants to do in it.
 * @param argument the row of a workspace, to which the token is limited; without it, the person picks.
 * @throws Cancelled if the person dismisses a pick, with nothing created; Explained if the deployment cannot limit tokens.
 */
export async function openScopedTerminal(services: ScopedServices, argument: unknown): Promise<void> {
  const { session, terminal } = await choose(services, argument);
  await withLateProgress(
    l10n.t("Opening a terminal"),
    () => openLeasedTerminal(services, session, terminal),
    { cancellable: false },
  );
}

/** Handles the menu beside `+`; see {@link openScopedTerminal}. */
export async function chooseScopedProfile(services: ScopedServices): Promise<vscode.TerminalProfile> {
  const { session, terminal } = await choose(services, undefined);
  return leasedProfile(services, session, terminal);
}

async function choose(
  services: ScopedServices,
  argument: unknown,
): Promise<{ readonly session: SignedIn; readonly terminal: LeasedTerminal }> {
  const listed = workspaceMeantBy(argument) ?? agentMeantBy(argument)?.listed;
  const session = requireSession(services.sessions, listed ? { session: listed.session } : argument);
  const { client, record } = session;
  const catalog = await withLateProgress(l10n.t("Loading options"), (signal) => askCatalog(client, signal));
  if (!catalog.features.allowLists) throw cannotLimit(session);

  const purpose = await pickPurpose(catalog, listed?.name);
  const resources = new Resources(client, { id: record.userId, username: record.username });
  const { grant, about } = await purposeGrant(session, purpose, resources, listed?.workspace.id);
  const name = listed?.name ?? about ?? purpose.recipe.title;
  if (!(await agreesToPower(catalog, { name, lifetimeSeconds: 0, grant }))) throw new Cancelled();
  const says = (until: Date) =>
    l10n.t(
      "The Coder token of this terminal for {0} can {1}. It expires {2}.",
      session.deployment.host,
      summarize(catalog, grant),
      absoluteTime(until),
    );
  return { session, terminal: { name, grant, says } };
}
