import type { UserId } from "../coder/api/answers";
import type { DeploymentHref } from "../coder/api/deployment";
import type { Grant } from "../core/grant/grant";
import type { LeaseTitle } from "../core/token/leaseToken";
import type { TokenId } from "../core/token/tokenText";
import type { SignedIn } from "../session/sessionState";

/** A lease as it can be shown: of any window of this machine, and of other machines where a server lists it. */
export type LeaseFacts = LeaseTitle & {
  /** Our own ID; undefined for one that another machine, or another VS Code, has taken. */
  readonly id: string | undefined;
  readonly deployment: DeploymentHref;
  readonly userId: UserId;
  /** Undefined while it is being created, or if the answer was lost. */
  readonly tokenId: TokenId | undefined;
  /** The token's whole name. */
  readonly name: string;
  readonly grant: Grant;
  /** When its lifetime is over. */
  readonly until: Date;
};

/** A lease that could not be ended; it ends by its lifetime. */
export type LeaseLeft = LeaseFacts & {
  /** What the server said; undefined if nobody is signed in there who could end it. */
  readonly error: unknown;
};

/** How ending leases went. */
export type EndedLeases = {
  readonly ended: number;
  readonly left: readonly LeaseLeft[];
  /** Deployments that could not be asked which leases other machines have. */
  readonly unknown: readonly DeploymentHref[];
};

/** Shows and ends the leases of every window. */
export interface LeaseControl {
  /** Fires when leases of any window of this machine came or went, as soon as this window knows. */
  readonly onDidChange: (listener: () => void) => { dispose(): unknown };

  /** @returns the leases of all windows of this machine, oldest first. Asks no server. */
  list(): Promise<readonly LeaseFacts[]>;

  /** Whether this window knows that a token was a lease and has ended, though a list may still contain it. */
  hasEnded(href: DeploymentHref, tokenId: TokenId): boolean;

  /**
   * Ends leases, of any window and machine: their connections at once, then their tokens. Never rejects.
   * @param endsProcesses whether the person agreed that the processes of holders end, too.
   * @param signal stops waiting for servers.
   */
  end(leases: readonly LeaseFacts[], endsProcesses: boolean, signal?: AbortSignal): Promise<EndedLeases>;

  /**
   * Ends every lease of every window and machine at all deployments with a session; one that is being
   * created at this moment is not lent any more. Never rejects.
   */
  endAll(endsProcesses: boolean, signal?: AbortSignal): Promise<EndedLeases>;

  /** @returns a text that changes whenever all leases are ended, in this window or another. */
  generation(): Promise<string>;

  /**
   * Ends all leases of a session before the session itself ends; the session gets no new ones after that.
   * Never rejects.
   * @param signal stops waiting for the server.
   * @returns what could not be ended.
   */
  endAllOf(session: SignedIn, signal?: AbortSignal): Promise<readonly LeaseLeft[]>;
}
