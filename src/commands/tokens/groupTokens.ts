import type { ShownTokens } from "../../views/tokens/viewOptions";

/** Shows tokens in groups: what needs attention, what is active, what has expired. */
export async function groupTokens({ tokensView }: { readonly tokensView: ShownTokens }): Promise<void> {
  await tokensView.show({ isGrouped: true });
}
