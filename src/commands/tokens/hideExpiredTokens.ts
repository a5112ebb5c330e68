import type { Services } from "../services/services";

/** Hides expired tokens again. */
export async function hideExpiredTokens({ tokensView }: Pick<Services, "tokensView">): Promise<void> {
  await tokensView.show({ showsExpired: false });
}
