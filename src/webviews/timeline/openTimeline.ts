import type { SignedIn } from "../../session/sessionState";
import type { Panels } from "../panels";
import { TimelinePanel, type TimelineServices } from "./panel";

/**
 * Creates the function that shows the lifetimes of all tokens, with one panel per deployment.
 * @param parts what the panel needs.
 * @returns a function that opens the timeline of a session.
 */
export function openTimeline({
  panels,
  ...services
}: TimelineServices & { readonly panels: Panels }): (session: SignedIn) => void {
  return ({ deployment: { href } }) =>
    panels.show(`timeline ${href}`, (onDispose) => new TimelinePanel(services, href, onDispose));
}
