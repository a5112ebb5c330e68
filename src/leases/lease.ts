import type { CoderApi } from "../coder/api/api";
import type { Grant } from "../core/grant/grant";
import type { HolderKind } from "../core/token/leaseToken";
import type { Secret } from "../core/token/secret";
import type { SignedIn } from "../session/sessionState";

/** What will hold a lease, and what it needs. */
export type Holder = {
  readonly kind: HolderKind;
  /** Names it among its kind: a workspace, a task, an extension. It becomes part of the token's name. */
  readonly name: string;
  readonly grant: Grant;
  /** In whole seconds; what is usual for its kind if omitted, and always within what its deployment allows. */
  readonly lifetimeSeconds?: number | undefined;
  /**
   * Called once when the lease ends soon: an hour before, or in the last sixth of a shorter one. The holder
   * says so where it is, and offers a new one (see `offerNewLease`).
   * @param until when the lease ends, by the server's clock.
   */
  readonly onEndsSoon?: ((until: Date) => void) | undefined;
};

/** Why a lease ended. */
export type LeaseEnd = {
  /**
   * `holder`: its holder ended it. `lifetime`: it was over. `person`: they ended it, in this window or
   * another. `session`: its session is gone. `window`: this window closes.
   */
  readonly why: "holder" | "lifetime" | "person" | "session" | "window";
  /** Whether the person agreed that the holder's process ends, too; a terminal's shell stays otherwise. */
  readonly endsProcess: boolean;
};

/**
 * What a process gets, and only in its own environment. The folder is empty and the process's own, so that
 * the CLI never falls back to the session that it has stored; it is removed when the lease ends.
 */
export type LeaseEnvironment = {
  readonly CODER_URL: string;
  readonly CODER_SESSION_TOKEN: Secret;
  readonly CODER_CONFIG_DIR: string;
};

/**
 * A short-lived, narrow token that lives and dies with its holder. Its secret is only in this window's
 * memory, and its holder's.
 */
export type Lease = {
  /** Our own ID of it, for `LeaseControl`. */
  readonly id: string;
  /** Uses only the lease; ending the lease closes all its connections. */
  readonly client: CoderApi;
  /** For its holder alone: never written, shown or logged. A process gets {@link environment} instead. */
  readonly secret: Secret;
  /** When its lifetime is over, by the server's clock. */
  readonly until: Date;
  /** Aborted when it ended, for whatever reason; {@link endOf} says which. */
  readonly ended: AbortSignal;
  /** Whether its server no longer accepts it, by the server's clock. */
  readonly isOver: () => boolean;
  /**
   * Makes what a process gets; the folder is made with it.
   * @throws errors of the file system: the process must not start then.
   */
  readonly environment: () => Promise<LeaseEnvironment>;
  /** Ends it: its connections at once, then its token. Never rejects; a later check retries what fails. */
  readonly end: () => Promise<void>;
};

/** Issues a token to a holder for as long as the holder lives. */
export interface Lending {
  /**
   * Creates a token for a holder.
   * @param session the token's owner and deployment.
   * @returns undefined if the server cannot limit tokens to single resources (before v2.28.0), unless that is full access.
   * @throws CoderError if the server refuses or cannot be reached; NotWritten if it could not be recorded;
   * Explained if the server created something other than requested, or everything was ended meanwhile.
   */
  take(session: SignedIn, holder: Holder): Promise<Lease | undefined>;
}

/** Returns why a lease has ended; undefined while it lives. @param ended its signal. */
export function endOf(ended: AbortSignal): LeaseEnd | undefined {
  return ended.aborted ? (ended.reason as LeaseEnd) : undefined;
}
