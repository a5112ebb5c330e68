import * as l10n from "@vscode/l10n";
import type { CoderApi } from "../../coder/api/api";
import type { Workspace } from "../../coder/api/workspaces";
import { offerNewLease } from "../../leases/holders/offerNewLease";
import { endOf, type Lease, type Lending } from "../../leases/lease";
import type { SignedIn } from "../../session/sessionState";
import { terminalHolder } from "./terminalHolder";
import type { Next } from "./terminalParts";

/** The lease of one terminal: taken when it connects first, and anew where the last one has ended. */
export class TerminalLease {
  readonly #leases: Lending;
  #lease: Lease | undefined;
  #isRenewing = false;

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
    this.#isRenewing = false;
    this.#lease ??= await this.#leases.take(session, {
      ...terminalHolder(workspace),
      onEndsSoon: (until) =>
        offerNewLease(l10n.t('The terminal of "{0}"', workspace.name), until, {
          title: l10n.t("Renew"),
          run: () => this.#renew(),
        }),
    });
    return this.#lease?.client;
  }

  /**
   * What comes next for a terminal whose connection has ended with its lease. A new one is taken only when the person
   * presses a key, unless they have just asked for it.
   * @returns undefined if the lease was not the reason.
   */
  get next(): Next | undefined {
    if (this.#isRenewing) return { kind: "again" };
    const end = this.#lease && endOf(this.#lease.ended);
    if (end?.why === "person") {
      return end.endsProcess
        ? { kind: "over" }
        : { kind: "asked", sentence: l10n.t("You ended this terminal's access to Coder.") };
    }
    return end?.why === "lifetime"
      ? { kind: "asked", sentence: l10n.t("This terminal's access to Coder has expired.") }
      : undefined;
  }

  /** Ends it, where there is one. It never rejects. */
  async end(): Promise<void> {
    const lease = this.#lease;
    this.#lease = undefined;
    await lease?.end();
  }

  /** Its connection ends with it, and the terminal connects anew. */
  async #renew(): Promise<void> {
    if (!this.#lease) return;
    this.#isRenewing = true;
    await this.end();
  }
}
