import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import { Cancelled, Explained } from "../../../platform/errors";
import { pickItem } from "../../../platform/shown/quickInputs";
import { inSlices, mapEach } from "../../../platform/time/slices";
import {
  type ListedWorkspace,
  type WorkspaceListing,
  workspaceMeantBy,
} from "../../../presentation/workspace/listedWorkspace";
import type { KnownSessions } from "../../../session/sessionState";
import type { WorkspaceAct } from "../../../workspaces/state/workspaceActs";
import { requireSession } from "../../services/requireSession";

type WorkspaceItem = vscode.QuickPickItem & { readonly listed: ListedWorkspace };

type PickServices = { readonly sessions: KnownSessions; readonly workspaces: WorkspaceListing };

/**
 * The workspace a command is about: the row it was called on, else one that the person picks by name.
 * @param services who is signed in, and their workspaces.
 * @param argument what VS Code passed to the command.
 * @param title of the pick, a verb phrase.
 * @param act only workspaces with which this makes sense are offered; all when left out.
 * @throws Cancelled when the person leaves the pick; Explained when there is none to pick.
 */
export async function pickWorkspace(
  services: PickServices,
  argument: unknown,
  title: string,
  act?: WorkspaceAct,
): Promise<ListedWorkspace> {
  const asked = workspaceMeantBy(argument);
  if (asked) return asked;
  const session = requireSession(services.sessions);
  const all = await services.workspaces.of(session);
  const offered = act === undefined ? all : all.filter((listed) => listed.can(act));
  if (offered.length === 0) {
    throw new Explained(
      all.length === 0
        ? l10n.t("You have no workspaces on {0}.", session.deployment.host)
        : l10n.t("None of your workspaces on {0} is in a state for this.", session.deployment.host),
    );
  }
  const picked = await pickItem(toItems(offered), {
    title,
    placeHolder: l10n.t("Type a name to search"),
    matchOnDescription: true,
  });
  if (!picked) throw new Cancelled();
  return picked.listed;
}

function toItems(all: readonly ListedWorkspace[]): Promise<WorkspaceItem[]> {
  return inSlices(
    mapEach(all, (listed): WorkspaceItem => {
      const { templateDisplayName, templateName } = listed.workspace;
      return {
        label: listed.name,
        description: templateDisplayName === "" ? templateName : templateDisplayName,
        listed,
      };
    }),
  );
}

/**
 * The workspaces a command is about: the selected rows when it was called on one of them, the row, or one that is picked.
 * @param selected all selected rows, as VS Code passes them second when there are several.
 * @throws Cancelled, Explained: see `pickWorkspace`.
 */
export async function selectedWorkspaces(
  services: PickServices,
  argument: unknown,
  selected: unknown,
  title: string,
  act: WorkspaceAct,
): Promise<readonly ListedWorkspace[]> {
  const rows: readonly unknown[] = Array.isArray(selected) ? selected : [argument];
  const meant = rows.map(workspaceMeantBy).filter((listed) => listed !== undefined);
  return meant.length > 0 ? meant : [await pickWorkspace(services, argument, title, act)];
}
