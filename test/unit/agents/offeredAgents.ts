import * as vscode from "vscode";
import { offerAgents } from "../../../src/agents/offerAgents";
import { ErrorDoor } from "../../../src/platform/errors";
import { explainCoderError } from "../../../src/session/explainCoderError";
import type { SignedIn } from "../../../src/session/sessionState";
import type { Coderd } from "../../coderd";
import { extensionWithLauncher } from "../../support/launcher";
import { MemoryMemento } from "../../support/memory";
import { signedInAt } from "../../support/signedIn";
import { sessionsOf } from "../commands/commandSupport";
import { LeaseWindow } from "../leases/leaseWindow";

/** A window in which alice is signed in, and what it offers to agents. */
export type OfferedAgents = {
  readonly session: SignedIn;
  readonly window: LeaseWindow;
  readonly memory: MemoryMemento;
  /** Takes back what is offered, and closes the window. */
  readonly close: () => void;
};

/**
 * Offers agents what the extension offers them.
 * @param coderd where alice is signed in.
 * @param onLoad is called when the services are loaded.
 */
export async function offeredAgents(
  coderd: Coderd,
  onLoad: () => void = () => undefined,
): Promise<OfferedAgents> {
  const session = await signedInAt(coderd, "alice");
  const window = new LeaseWindow(session);
  const memory = new MemoryMemento();
  const errors = new ErrorDoor(window.log);
  errors.addExplainer(explainCoderError);
  const offered = offerAgents({
    context: {
      globalState: memory as never,
      extensionUri: vscode.Uri.file(await extensionWithLauncher()),
      extension: { id: "coder-access.coder-access" },
    },
    errors,
    services: () => {
      onLoad();
      return Promise.resolve({
        sessions: sessionsOf(session),
        leases: window.leases,
        memory: memory as never,
      });
    },
  });
  const close = (): void => {
    for (const each of offered) each.dispose();
    window.remove();
    session.client.dispose();
  };
  return { session, window, memory, close };
}
