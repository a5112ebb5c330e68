import type { SignedIn } from "../../session/sessionState";
import type { Panels } from "../panels";
import { NewTokenPanel, type NewTokenServices } from "./panel";

/**
 * Makes the function that opens the form for a new token, one per deployment.
 * @param parts what the form needs.
 */
export function openNewToken({
  panels,
  ...services
}: NewTokenServices & { readonly panels: Panels }): (session: SignedIn) => void {
  return (session) =>
    panels.show(
      `newToken ${session.deployment.href}`,
      (onDispose) => new NewTokenPanel(services, session, onDispose),
    );
}
