import type { ShownTokens } from "../../views/tokens/viewOptions";

/** Shows expired tokens among the others, for as long as the server keeps them. */
export async function showExpiredTokens({ tokensView }: { readonly tokensView: ShownTokens }): Promise<void> {
  await tokensView.show({ showsExpired: true });
}
