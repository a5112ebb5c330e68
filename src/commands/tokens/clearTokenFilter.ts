import type { Services } from "../services/services";

/** Shows the tokens again that a filter hid. */
export async function clearTokenFilter({ tokensView }: Pick<Services, "tokensView">): Promise<void> {
  await tokensView.show({ filter: "" });
}
