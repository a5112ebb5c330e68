import { MoreNode } from "../../views/tree/moreNode";
import type { ShownTokens } from "../../views/tokens/viewOptions";

/** Shows more rows of the list at whose end the row stands. */
export async function showMoreTokens(
  { tokensView }: { readonly tokensView: ShownTokens },
  row: unknown,
): Promise<void> {
  if (row instanceof MoreNode) await tokensView.showMore(row.list);
}
