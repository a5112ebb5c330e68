import type { ShownTokens } from "../../views/tokens/viewOptions";

/** Shows the tokens that a filter hid. */
export async function clearTokenFilter({ tokensView }: { readonly tokensView: ShownTokens }): Promise<void> {
  await tokensView.show({ filter: "" });
}
