import * as l10n from "@vscode/l10n";
import { Explained } from "../../../platform/errors";
import { withLateProgress } from "../../../platform/lateProgress";
import { showWorkspacesView } from "../../../platform/views";
import type { ListedToken } from "../../../presentation/token/listedToken";
import { PartNode } from "../../../views/tree/partNode";
import type { TreeNode } from "../../../views/tree/treeNode";
import type { ShownWorkspaces } from "../../../views/workspaces/shownWorkspaces";
import { requireSession } from "../../services/requireSession";
import type { PickingWorkspaces } from "./pickAnyWorkspace";

/**
 * Reveals a workspace that a token can access in the workspaces view.
 * @throws Explained if it is not listed.
 */
export async function showWorkspace(
  {
    sessions,
    workspaces,
    workspacesView,
  }: PickingWorkspaces & { readonly workspacesView: Pick<ShownWorkspaces, "reveal"> },
  row: unknown,
): Promise<void> {
  if (!(row instanceof PartNode) || row.part.resourceId === undefined) return;
  const { resourceId, label } = row.part;
  const session = requireSession(sessions, tokenAbove(row));
  const listed = (
    await withLateProgress(l10n.t("Looking for the workspace"), () => workspaces.of(session))
  ).find(({ workspace }) => workspace.id === resourceId);
  if (!listed) throw new Explained(l10n.t('"{0}" isn\'t in the list of workspaces.', label));
  await showWorkspacesView();
  await workspacesView.reveal(listed.id);
}

/** Returns the token that a row belongs to. */
function tokenAbove(row: TreeNode): ListedToken | undefined {
  for (let above = row.parent; above; above = above.parent)
    if ("token" in above) return above.token as ListedToken;
  return undefined;
}
