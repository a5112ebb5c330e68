import { agentMeantBy } from "../../../presentation/workspace/agentOf";
import { type ListedWorkspace, workspaceMeantBy } from "../../../presentation/workspace/listedWorkspace";
import type { WorkspaceAct } from "../../../workspaces/state/workspaceActs";
import { pickAnyWorkspace, type PickingWorkspaces } from "../showing/pickAnyWorkspace";

/**
 * Returns the workspaces a command acts on: the selected rows if it was run on one of them, the row, or one
 * that the person picks.
 * @param services who is signed in, and their workspaces.
 * @param argument the row, which VS Code passes first.
 * @param selected all selected rows, which VS Code passes second if there are several.
 * @param title the title of the pick, a verb phrase.
 * @param act offers only workspaces for which this makes sense.
 * @throws Cancelled if the person dismisses the pick; Explained if there is nothing to pick.
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
