import type { UserId } from "../../coder/api/answers";
import type { DeploymentUrl } from "../../coder/api/deployment";
import type { CoderError } from "../../coder/errors/coderError";

/** What happened to the key on the server when its session ended here. */
export type SignOutOutcome =
  | { readonly kind: "revoked" }
  /** It belongs to the person or to another program, and stays valid. */
  | { readonly kind: "kept" }
  | {
      readonly kind: "notRevoked";
      readonly error: CoderError;
      /** ISO 8601, if known. */
      readonly expiresAt: string | undefined;
      /** Tries again to delete it. @param signal stops waiting for the server. */
      readonly again: (signal?: AbortSignal) => Promise<SignOutOutcome>;
    };

/** The result of signing out. */
export type SignedOutHow = SignOutOutcome & {
  /**
   * Why the secret storage still holds the session. It is not restored, and is removed as soon as the storage
   * allows.
   */
  readonly notRemoved?: unknown;
};

/** A key that is no longer used here, and what happened to it on the server. */
export type KeyLeft = {
  readonly deployment: DeploymentUrl;
  /** Another key replaced it, or signing in with it failed. */
  readonly why: "replaced" | "unused";
  /** Who used it, if known. */
  readonly userId: UserId | undefined;
  readonly outcome: SignOutOutcome;
};
