import type { UserId } from "../../coder/api/answers";
import type { DeploymentUrl } from "../../coder/api/deployment";
import type { CoderError } from "../../coder/errors/coderError";

/** What became of the key on the server when its session ended here. */
export type SignOutOutcome =
  | { readonly kind: "revoked" }
  /** It belongs to the person or to another program, and stays valid. */
  | { readonly kind: "kept" }
  | {
      readonly kind: "notRevoked";
      readonly error: CoderError;
      /** ISO 8601, as far as known. */
      readonly expiresAt: string | undefined;
      /** Tries once more to delete it. @param signal gives up waiting for the server. */
      readonly again: (signal?: AbortSignal) => Promise<SignOutOutcome>;
    };

/** How signing out went. */
export type SignedOutHow = SignOutOutcome & {
  /** Why the secret storage still has the session; it is not taken up again, and removed when that works. */
  readonly notRemoved?: unknown;
};

/** A key that is no longer used here, and what became of it on its server. */
export type KeyLeft = {
  readonly deployment: DeploymentUrl;
  /** Another key took its place, or signing in with it did not end well. */
  readonly why: "replaced" | "unused";
  /** Who used it, where that is known. */
  readonly userId: UserId | undefined;
  readonly outcome: SignOutOutcome;
};
