import type { Services } from "../services/services";

/** Shows tokens in one list. */
export async function ungroupTokens({ tokensView }: Pick<Services, "tokensView">): Promise<void> {
  await tokensView.show({ isGrouped: false });
}
