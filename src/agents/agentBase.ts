import type * as vscode from "vscode";
import type { Lending } from "../leases/lease";
import type { LeaseControl } from "../leases/leaseControl";
import type { ErrorDoor } from "../platform/errors";
import type { KnownSessions } from "../session/sessionState";

/** What agents need of the rest. */
export type AgentServices = {
  readonly sessions: KnownSessions;
  readonly leases: Lending & Pick<LeaseControl, "generation">;
  /** VS Code's state of this machine, for writing. */
  readonly memory: vscode.Memento;
};

/** What activation knows already. */
export type AgentBase = {
  readonly context: Pick<vscode.ExtensionContext, "globalState" | "extensionUri"> & {
    readonly extension: { readonly id: string };
  };
  readonly errors: ErrorDoor;
  /** The services with the stored sessions. */
  readonly services: () => Promise<AgentServices>;
};
