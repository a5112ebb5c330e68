import type { CoderApi } from "../coder/api/api";
import type { DeploymentHref, DeploymentUrl } from "../coder/api/deployment";
import type { SessionRecord } from "./keys/sessionRecord";

/** Nobody is signed in. */
export type SignedOut = { readonly kind: "signedOut" };

/**
 * Somebody is signed in. Every transition creates a new object, so code can compare identities after an
 * `await` to see whether it still has the same session.
 */
export type SignedIn = {
  readonly kind: "signedIn";
  readonly deployment: DeploymentUrl;
  readonly record: SessionRecord;
  /** Created for this deployment and session. The session is sent nowhere else. */
  readonly client: CoderApi;
};

export type SessionState = SignedOut | SignedIn;

/** Who is signed in where, for code that only reads it. */
export interface KnownSessions {
  /** The session that commands use unless they are given another. */
  readonly current: SessionState;
  /** Every session, in the order of their addresses. */
  readonly all: readonly SignedIn[];
  /**
   * Why the stored sessions are not known; undefined if they are. The `onDidChange` event of the sessions
   * fires when that changes.
   */
  readonly fault: unknown;
  /** @returns the session at a deployment, by its normalised address. */
  at(href: DeploymentHref): SignedIn | undefined;
}

/** What changed, in this window or another; a session with a new key counts as `changed`. */
export type SessionsChange = {
  readonly added: readonly SignedIn[];
  readonly removed: readonly SignedIn[];
  readonly changed: readonly SignedIn[];
};
