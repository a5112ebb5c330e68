import { MoreNode } from "../../../views/tree/moreNode";
import type { ShownWorkspaces } from "../../../views/workspaces/shownWorkspaces";

/** Shows more rows of the list that ends with this row. */
export async function showMoreWorkspaces(
  { workspacesView }: { readonly workspacesView: Pick<ShownWorkspaces, "showMore"> },
  row: unknown,
): Promise<void> {
  if (row instanceof MoreNode) await workspacesView.showMore(row.list);
}
