import { agentMeantBy } from "../../../presentation/workspace/agentOf";
import { type ListedWorkspace, workspaceMeantBy } from "../../../presentation/workspace/listedWorkspace";
import type { WorkspaceAct } from "../../../workspaces/state/workspaceActs";
import { pickAnyWorkspace, type PickingWorkspaces } from "../showing/pickAnyWorkspace";

/**
 * The workspaces a command is about: the selected rows when it was called on one of them, the row, or one that is picked.
 * @param services who is signed in, and their workspaces.
 * @param argument the row, as VS Code passes it first.
 * @param selected all selected rows, as VS Code passes them second when there are several.
 * @param title of the pick, a verb phrase.
 * @param act only workspaces with which this makes sense are offered.
 * @throws Cancelled when the person leaves the pick; Explained when there is none to pick.
 */
export async function selectedWorkspaces(
  services: PickingWorkspaces,
  argument: unknown,
  selected: unknown,
  title: string,
  act: WorkspaceAct,
): Promise<readonly ListedWorkspace[]> {
  const rows: readonly unknown[] = Array.isArray(selected) ? selected : [argument];
  const meant = rows
    .map((row) => workspaceMeantBy(row) ?? agentMeantBy(row)?.listed)
    .filter((listed) => listed !== undefined);
  return meant.length > 0 ? [...new Set(meant)] : [await pickAnyWorkspace(services, argument, title, act)];
}
