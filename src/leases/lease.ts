import type { CoderApi } from "../coder/api/api";
import type { Grant } from "../core/grant/grant";
import type { SignedIn } from "../session/sessionState";

/** What is to hold a lease, and what it needs. */
export type Holder = {
  /** What it is, and of what: `terminal alpha`. It becomes part of the token's name. */
  readonly title: string;
  readonly grant: Grant;
};

/** A short-lived, narrow token that lives and dies with what holds it. Its secret is in the memory of this window alone. */
export type Lease = {
  /** Asks with the lease alone; ending the lease ends every connection of it. */
  readonly client: CoderApi;
  /** Aborted when it was ended, by its holder or since its session is gone. */
  readonly ended: AbortSignal;
  /** Whether its server takes it no longer, by the server's clock. */
  readonly isOver: () => boolean;
  /** Ends it: its connections at once, then its token. It never rejects; what fails is done by a later look. */
  readonly end: () => Promise<void>;
};

/** Lends what holds something a token for as long as it does. */
export interface Lending {
  /**
   * Makes a token for a holder.
   * @param session whose token it will be, and where.
   * @returns undefined where the server cannot limit tokens to single things (before v2.28.0).
   * @throws CoderError when the server refuses or cannot be reached; NotWritten when it could not be written down; Explained
   * when the server made something else than was asked for.
   */
  take(session: SignedIn, holder: Holder): Promise<Lease | undefined>;
}
