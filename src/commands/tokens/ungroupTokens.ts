import type { ShownTokens } from "../../views/tokens/viewOptions";

/** Shows tokens in one list. */
export async function ungroupTokens({ tokensView }: { readonly tokensView: ShownTokens }): Promise<void> {
  await tokensView.show({ isGrouped: false });
}
