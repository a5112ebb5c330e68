import type { ShownTokens } from "../../views/tokens/viewOptions";
import { MoreNode } from "../../views/tree/moreNode";

/** Shows more rows of the list that ends with this row. */
export async function showMoreTokens(
  { tokensView }: { readonly tokensView: ShownTokens },
  row: unknown,
): Promise<void> {
  if (row instanceof MoreNode) await tokensView.showMore(row.list);
}
