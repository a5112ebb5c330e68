import type { Memento } from "vscode";
import { OrderedMemento } from "./platform/orderedMemento";
import type { ShellTerminal } from "./platform/shown/shellTerminals";
import type { SignedIn } from "./session/sessionState";
import { makeTerminal, makeTerminalAgain, type TerminalServices } from "./workspaces/terminal/makeTerminal";
import type { MakeTerminal } from "./workspaces/terminal/makingTerminals";
import { OpenTerminals } from "./workspaces/terminal/reopening/openTerminals";
import { reopenTerminals } from "./workspaces/terminal/reopening/reopenTerminals";

/** Terminals in workspaces. */
export type Terminals = {
  readonly make: (...given: Parameters<MakeTerminal>) => ShellTerminal;
  /** Opens those anew that were open before a reload. */
  readonly reopen: () => Promise<void>;
  readonly dispose: () => void;
};

/**
 * Builds what makes terminals in workspaces; it runs when the first is opened, or comes back.
 * @param given what they take.
 * @param memory VS Code's state of the window's folder.
 */
export function createTerminals(given: Omit<TerminalServices, "open">, memory: Memento): Terminals {
  const open = new OpenTerminals(new OrderedMemento(memory));
  const services = { ...given, open };
  const ending = new AbortController();
  return {
    make: (session: SignedIn, workspace, agentName) => makeTerminal(services, session, workspace, agentName),
    reopen: () =>
      reopenTerminals({
        open,
        make: (deployment, terminal) => makeTerminalAgain(services, deployment, terminal),
        signal: ending.signal,
      }),
    dispose: () => ending.abort(),
  };
}
