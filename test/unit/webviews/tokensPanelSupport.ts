import * as vscode from "vscode";
import { ErrorDoor } from "../../../src/platform/errors";
import { Signal } from "../../../src/platform/signal";
import type { SignedIn } from "../../../src/session/sessionState";
import type { TokensPanelServices } from "../../../src/webviews/tokensPanel";
import { memoryLog } from "../../support/memory";
import type { token } from "../tokens/auditSupport";
import { stateOf } from "../views/pictureSupport";

/** What a panel about tokens of a deployment needs; what is listed there, and who is signed in, can change. */
export function tokensPanelParts(session: SignedIn, first: readonly ReturnType<typeof token>[]) {
  const changed = new Signal<undefined>();
  const onDidChange = (listener: () => void) => changed.listen(listener);
  let isSignedIn = true;
  let others: readonly SignedIn[] = [];
  let shown = stateOf(session, first);
  const log = memoryLog();
  const services = {
    extensionUri: vscode.Uri.file("/extension"),
    log,
    errors: new ErrorDoor(log),
    sessions: {
      get all() {
        return isSignedIn ? [session, ...others] : others;
      },
      at: (href: string) => (isSignedIn && href === session.deployment.href ? session : undefined),
      onDidChange,
    },
    tokens: {
      of: () => ({ current: shown.state, loaded: () => Promise.resolve(shown.state.last) }),
      onDidChange,
    },
    surveys: { of: () => Promise.resolve(shown.survey), onDidLearn: onDidChange },
    retirements: { of: () => undefined, onDidChange },
    vault: { list: () => Promise.resolve([]) },
    kept: { list: () => Promise.resolve([]) },
  } as unknown as TokensPanelServices;
  return {
    services,
    /** The deployment lists these now. */
    list: (tokens: readonly ReturnType<typeof token>[]) => {
      shown = stateOf(session, tokens);
      changed.tell(undefined);
    },
    /** Somebody is signed in at these deployments, too. */
    signInAlso: (...more: readonly SignedIn[]) => {
      others = more;
      changed.tell(undefined);
    },
    signIn: () => {
      isSignedIn = true;
      changed.tell(undefined);
    },
    signOut: () => {
      isSignedIn = false;
      changed.tell(undefined);
    },
  };
}
