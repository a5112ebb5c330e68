import type { SignedIn } from "../../session/sessionState";
import type { Panels } from "../panels";
import { NewTokenPanel, type NewTokenServices } from "./panel";
import type { NewTokenStart } from "./start";

/**
 * Makes the function that opens the form for a new token, one per deployment.
 * @param parts what the form needs.
 * @returns opens it, empty or as `start` says.
 */
export function openNewToken({
  panels,
  ...services
}: NewTokenServices & { readonly panels: Panels }): (session: SignedIn, start?: NewTokenStart) => void {
  return (session, start) =>
    panels.show(
      // A form that changes a token is another one than the form that was left half filled in.
      `newToken ${session.deployment.href} ${start?.id ?? ""}`,
      (onDispose) => new NewTokenPanel(services, session, onDispose, start),
    );
}
