import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import { summarize } from "../../core/reasoning/summary";
import { agreesToPower } from "../../drafting/outcome/agreesToPower";
import { Resources } from "../../drafting/things/resources";
import { cannotLimit } from "../../leases/holders/cannotLimit";
import {
  leasedProfile,
  type LeasedTerminal,
  type LeasedTerminalServices,
  openLeasedTerminal,
} from "../../leases/holders/leasedTerminal";
import { Cancelled } from "../../platform/errors";
import { withLateProgress } from "../../platform/lateProgress";
import { absoluteTime } from "../../platform/time/times";
import type { ListedWorkspace } from "../../presentation/workspace/listedWorkspace";
import type { SignedIn } from "../../session/sessionState";
import { askCatalog } from "../../tokens/key/askCatalog";
import { pickPurpose } from "./pickPurpose";
import { purposeGrant } from "./purposeGrant";

/**
 * Opens a terminal whose shell has a short-lived token, limited to what the person says they want to do in it.
 * @param session the token's owner.
 * @param listed the workspace to which the token is limited; without it, the person picks where they have to.
 * @throws Cancelled if the person dismisses a question, with nothing created; Explained if the deployment cannot limit tokens.
 */
export async function openScoped(
  services: LeasedTerminalServices,
  session: SignedIn,
  listed: ListedWorkspace | undefined,
): Promise<void> {
  const terminal = await choose(session, listed);
  await withLateProgress(
    l10n.t("Opening a terminal"),
    () => openLeasedTerminal(services, session, terminal),
    { cancellable: false },
  );
}

/** Builds the profile for the menu beside `+`; see {@link openScoped}. */
export async function scopedProfile(
  services: LeasedTerminalServices,
  session: SignedIn,
): Promise<vscode.TerminalProfile> {
  return leasedProfile(services, session, await choose(session, undefined));
}

async function choose(session: SignedIn, listed: ListedWorkspace | undefined): Promise<LeasedTerminal> {
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
  return { name, grant, says };
}
