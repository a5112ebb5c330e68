import type { NewTokenStart } from "../../drafting/draft/newTokenStart";
import type { TaskStart } from "../../drafting/draft/taskStart";
import { quietly } from "../../platform/background";
import type { SignedIn } from "../../session/sessionState";
import type { Panels } from "../panels";
import { closePages } from "../webviewPanel";
import type { NewTokenServices } from "./newTokenServices";
import { NewTokenPanel } from "./panel";

/**
 * Creates the function that opens the form for a new token, with one form per deployment.
 * @param parts what the form needs.
 * @returns a function that opens it, empty or filled in from `start`.
 */
export function openNewToken({
  panels,
  ...services
}: NewTokenServices & { readonly panels: Panels }): (
  session: SignedIn,
  start?: NewTokenStart | TaskStart,
) => void {
  let isFirst = true;
  return (session, start) => {
    // Before this extension host opens its first form, any open tab belongs to a host that has ended: nobody
    // answers it.
    if (isFirst) quietly("Closing forms that were left", closePages("newToken"));
    isFirst = false;
    panels.show(
      // A form that changes a token is separate from the one that was left half filled in.
      `newToken ${session.deployment.href} ${start?.id ?? ""}`,
      (onDispose) => new NewTokenPanel(services, session, onDispose, start),
    );
  };
}
