import type { SignedIn } from "../../session/sessionState";
import type { Panels } from "../panels";
import { type Prefill, SignInPanel, type SignInServices } from "./panel";

/**
 * Creates the function that opens the only sign-in panel.
 * @param parts what the panel needs.
 * @returns a function that opens it, or brings it to the front with a different address; an address from a
 * link is not contacted until the person agrees. Its promise resolves to the session, or undefined if the
 * person closed the panel.
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
