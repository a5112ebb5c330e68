import type { CoderApi } from "../coder/api/api";
import type { Grant } from "../core/grant/grant";
import type { SignedIn } from "../session/sessionState";

/** What will hold a lease, and what it needs. */
export type Holder = {
  /** What holds it: `terminal alpha`. It becomes part of the token's name. */
  readonly title: string;
  readonly grant: Grant;
};

/**
 * A short-lived, narrow token that lives and dies with its holder. Its secret is only in this window's
 * memory.
 */
export type Lease = {
  /** Uses only the lease; ending the lease closes all its connections. */
  readonly client: CoderApi;
  /** Aborted when the holder ended it, or because its session is gone. */
  readonly ended: AbortSignal;
  /** Whether its server no longer accepts it, by the server's clock. */
  readonly isOver: () => boolean;
  /** Ends it: its connections at once, then its token. Never rejects; a later check retries what fails. */
  readonly end: () => Promise<void>;
};

/** Issues a token to a holder for as long as the holder lives. */
export interface Lending {
  /**
   * Creates a token for a holder.
   * @param session the token's owner and deployment.
   * @returns undefined if the server cannot limit tokens to single resources (before v2.28.0).
   * @throws CoderError if the server refuses or cannot be reached; NotWritten if it could not be recorded;
   * Explained if the server created something other than requested.
   */
  take(session: SignedIn, holder: Holder): Promise<Lease | undefined>;
}
