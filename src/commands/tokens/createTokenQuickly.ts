import { requireSession } from "../services/requireSession";
import type { Services } from "../services/services";
import { createQuickly, type QuickServices } from "./quick/createQuickly";

/** Creates a token in quick picks, at the deployment of its row or at the current one. */
export async function createTokenQuickly(
  services: QuickServices & Pick<Services, "sessions">,
  row: unknown,
): Promise<void> {
  await createQuickly(services, requireSession(services.sessions, row));
}
