import type { SignedIn } from "../../session/sessionState";
import type { Panels } from "../panels";
import { TimelinePanel, type TimelineServices } from "./panel";

/**
 * Makes the function that shows the lives of all tokens, one panel per deployment.
 * @param parts what the panel needs.
 * @returns opens the timeline of a session.
 */
export function openTimeline({
  panels,
  ...services
}: TimelineServices & { readonly panels: Panels }): (session: SignedIn) => void {
  return ({ deployment: { href } }) =>
    panels.show(`timeline ${href}`, (onDispose) => new TimelinePanel(services, href, onDispose));
}
