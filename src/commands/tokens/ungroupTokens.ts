import type { ShownTokens } from "../../views/tokens/viewOptions";

/** Shows tokens in a single list. */
export async function ungroupTokens({ tokensView }: { readonly tokensView: ShownTokens }): Promise<void> {
  await tokensView.show({ isGrouped: false });
}
