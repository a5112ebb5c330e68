import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import { Cancelled, Explained } from "../../../platform/errors";
import { pickItem } from "../../../platform/shown/quickInputs";
import { inSlices, mapEach } from "../../../platform/time/slices";
import { agentMeantBy } from "../../../presentation/workspace/agentOf";
import {
  type ListedWorkspace,
  type WorkspaceListing,
  workspaceMeantBy,
} from "../../../presentation/workspace/listedWorkspace";
import { workspaceWords } from "../../../presentation/workspace/workspaceWords";
import type { KnownSessions } from "../../../session/sessionState";
import type { WorkspaceAct } from "../../../workspaces/state/workspaceActs";
import { requireSession } from "../../services/requireSession";

type WorkspaceItem = vscode.QuickPickItem & { readonly listed: ListedWorkspace };

/** What picking a workspace needs. */
export type PickingWorkspaces = { readonly sessions: KnownSessions; readonly workspaces: WorkspaceListing };

/**
 * Returns the workspace a command acts on: that of the row it was run on (or of a row below it), otherwise
 * one that the person picks by name.
 * @param services who is signed in, and their workspaces.
 * @param argument the argument that VS Code passed to the command.
 * @param title the title of the pick, a verb phrase.
 * @param act offers only workspaces for which this makes sense or is true.
 * @throws Cancelled if the person dismisses the pick; Explained if there is nothing to pick.
 */
export async function pickAnyWorkspace(
  services: PickingWorkspaces,
  argument: unknown,
  title: string,
  act: WorkspaceAct | ((listed: ListedWorkspace) => boolean),
): Promise<ListedWorkspace> {
  const asked = workspaceMeantBy(argument) ?? agentMeantBy(argument)?.listed;
  if (asked) return asked;
  const session = requireSession(services.sessions);
  const offered = (await services.workspaces.of(session)).filter((listed) =>
    typeof act === "string" ? listed.can(act) : act(listed),
  );
  if (offered.length === 0)
    throw new Explained(l10n.t("There is no workspace for this on {0}.", session.deployment.host));
  const toItem = (listed: ListedWorkspace): WorkspaceItem => ({
    label: listed.name,
    description: workspaceWords(listed).join(" · "),
    listed,
  });
  const picked = await pickItem(inSlices(mapEach(offered, toItem)), {
    title,
    placeHolder: l10n.t("Type a name to search"),
    matchOnDescription: true,
  });
  if (!picked) throw new Cancelled();
  return picked.listed;
}
