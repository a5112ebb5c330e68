import type { ShownTokens } from "../../views/tokens/viewOptions";

/** Hides expired tokens again. */
export async function hideExpiredTokens({ tokensView }: { readonly tokensView: ShownTokens }): Promise<void> {
  await tokensView.show({ showsExpired: false });
}
