import type { SignedIn } from "../../session/sessionState";
import type { Panels } from "../panels";
import { type Prefill, SignInPanel, type SignInServices } from "./panel";

/**
 * Makes the function that opens the one sign-in panel.
 * @param parts what the panel needs.
 * @returns opens it, or brings it to the front with another address; one of a link is not asked before the person says
 * so. The promise gives the session, or undefined when the person left.
 */
export function openSignIn({
  panels,
  ...services
}: SignInServices & { readonly panels: Panels }): (
  address?: string,
  isLinked?: boolean,
) => Promise<SignedIn | undefined> {
  let open: { panel: SignInPanel; done: Promise<SignedIn | undefined> } | undefined;
  return (address, isLinked = false) => {
    const prefill: Prefill | undefined = address === undefined ? undefined : { address, isLinked };
    if (open) {
      if (prefill) open.panel.prefill(prefill);
      open.panel.reveal();
      return open.done;
    }
    let resolve: (session: SignedIn | undefined) => void = () => undefined;
    const done = new Promise<SignedIn | undefined>((settle) => (resolve = settle));
    panels.show("signIn", (onDispose) => {
      const panel = new SignInPanel(services, prefill, (session) => {
        resolve(session);
        open = undefined;
        onDispose();
      });
      open = { panel, done };
      return panel;
    });
    return done;
  };
}
