import { MoreNode } from "../../../views/tree/moreNode";
import type { ShownWorkspaces } from "../../../views/workspaces/shownWorkspaces";

/** Shows more rows of the list at whose end the row stands. */
export async function showMoreWorkspaces(
  { workspacesView }: { readonly workspacesView: Pick<ShownWorkspaces, "showMore"> },
  row: unknown,
): Promise<void> {
  if (row instanceof MoreNode) await workspacesView.showMore(row.list);
}
