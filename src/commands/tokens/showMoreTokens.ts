import { MoreNode } from "../../views/tokens/nodes/moreNode";
import type { Services } from "../services/services";

/** Shows more rows of the list at whose end the row stands. */
export async function showMoreTokens(
  { tokensView }: Pick<Services, "tokensView">,
  row: unknown,
): Promise<void> {
  if (row instanceof MoreNode) await tokensView.showMore(row.list);
}
