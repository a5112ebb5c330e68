import type { Services } from "../services/services";

/** Shows tokens in groups: what needs attention, what is active, what has expired. */
export async function groupTokens({ tokensView }: Pick<Services, "tokensView">): Promise<void> {
  await tokensView.show({ isGrouped: true });
}
