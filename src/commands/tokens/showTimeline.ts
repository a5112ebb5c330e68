import { requireSession } from "../services/requireSession";
import type { Services } from "../services/services";

/** Shows the lives of all tokens beside each other, at the deployment of the row or at the current one. */
export function showTimeline(
  { sessions, openTimeline }: Pick<Services, "sessions" | "openTimeline">,
  row: unknown,
): void {
  openTimeline(requireSession(sessions, row));
}
