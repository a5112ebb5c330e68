import type { CoderApi } from "../../coder/api/api";
import type { Workspace } from "../../coder/api/workspaces";
import type { Lease, Lending } from "../../leases/lease";
import type { SignedIn } from "../../session/sessionState";
import { terminalHolder } from "./terminalHolder";

/** The lease of one terminal: taken when it connects first, and anew where the last one has ended. */
export class TerminalLease {
  readonly #leases: Lending;
  #lease: Lease | undefined;

  /** @param leases lends it. */
  constructor(leases: Lending) {
    this.#leases = leases;
  }

  /** Whether there was one before, which may have ended. */
  get isTaken(): boolean {
    return this.#lease !== undefined;
  }

  /**
   * Gives what asks with the lease alone.
   * @returns undefined where the server cannot limit a token to one workspace.
   * @throws as {@link Lending.take} does.
   */
  async client(session: SignedIn, workspace: Workspace): Promise<CoderApi | undefined> {
    if (this.#lease?.ended.aborted === true || this.#lease?.isOver() === true) await this.end();
    this.#lease ??= await this.#leases.take(session, terminalHolder(workspace));
    return this.#lease?.client;
  }

  /** Ends it, where there is one. It never rejects. */
  async end(): Promise<void> {
    const lease = this.#lease;
    this.#lease = undefined;
    await lease?.end();
  }
}
