import type { Services } from "../services/services";

/** Shows expired tokens among the others, for as long as the server keeps them. */
export async function showExpiredTokens({ tokensView }: Pick<Services, "tokensView">): Promise<void> {
  await tokensView.show({ showsExpired: true });
}
