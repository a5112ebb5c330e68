import type { NewTokenStart } from "../../drafting/draft/newTokenStart";
import type { TaskStart } from "../../drafting/draft/taskStart";
import { quietly } from "../../platform/background";
import type { SignedIn } from "../../session/sessionState";
import type { Panels } from "../panels";
import { closePages } from "../webviewPanel";
import type { NewTokenServices } from "./newTokenServices";
import { NewTokenPanel } from "./panel";

/**
 * Makes the function that opens the form for a new token, one per deployment.
 * @param parts what the form needs.
 * @returns opens it, empty or as `start` says.
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
    // Before the first one of this extension host, what is there is of one that ended: nobody answers it any more.
    if (isFirst) quietly("Closing forms that were left", closePages("newToken"));
    isFirst = false;
    panels.show(
      // A form that changes a token is another one than the form that was left half filled in.
      `newToken ${session.deployment.href} ${start?.id ?? ""}`,
      (onDispose) => new NewTokenPanel(services, session, onDispose, start),
    );
  };
}
