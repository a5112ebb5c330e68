import { hasSince, isBeyondKnown, releaseOf } from "./serverVersion";

/** What a deployment can do, as far as its tokens are concerned. */
export type ServerFeatures = {
  /** Tokens can be limited to scopes (v2.27.0). Without: every token can do everything its owner can. */
  readonly scopes: boolean;
  /** Tokens can be limited to things (v2.28.0). v2.27 silently ignores an allow list. */
  readonly allowLists: boolean;
  /** `PUT …/keys/{id}/expire` (v2.31.1). Without: a token can only be deleted. */
  readonly expire: boolean;
  /** The token list knows `include_expired` (v2.31.1). Without: it always holds the expired ones. */
  readonly includeExpired: boolean;
  /** Use no longer moves the expiry of a token (v2.35.0 and backports). */
  readonly hardExpiry: boolean;
  /** Expired tokens are kept for a while and keep their names (v2.30.0). */
  readonly keepsExpired: boolean;
  /** `user:read` can be requested (v2.31.7). Without: no narrow token can reach `/users/me`. */
  readonly userRead: boolean;
  /** The `coder:workspaces.*` composites hold all that they need (v2.32.0). */
  readonly workingComposites: boolean;
  /**
   * Lists of workspaces or templates fail under an allow list with ids: seen on v2.31.0 to v2.36.0, and the cause stands in the
   * source of v2.38. `maybe`: a release newer than all that is known.
   */
  readonly idListDefect: "no" | "yes" | "maybe";
  /** `Authorization: Bearer` is understood (v2.25.0). */
  readonly bearer: boolean;
  /** The maximum lifetime is told per user, owners having their own (v2.24.0). */
  readonly lifetimePerUser: boolean;
  /** The routes of user secrets exist (v2.33.0; the scope names are listed since v2.27.0). */
  readonly userSecrets: boolean;
};

/**
 * Judges a deployment by the names its `/auth/scopes` offers (`undefined`: it has no such route) and by its version text.
 * Offered names win over numbers, and tell the release where the text does not.
 * Releases: read from each tag v2.17.0 to v2.36.0.
 */
export function serverFeatures(external: readonly string[] | undefined, version: string): ServerFeatures {
  const release = releaseOf(external, version);
  const since = (first: string, ...backports: string[]): boolean => hasSince(release, first, ...backports);
  const scopes = external !== undefined;
  const allowLists = scopes && since("2.28.0");
  return {
    scopes,
    allowLists,
    expire: since("2.31.1"),
    includeExpired: since("2.31.1"),
    hardExpiry: since("2.35.0", "2.34.3", "2.33.9", "2.32.8", "2.29.18"),
    keepsExpired: since("2.30.0"),
    userRead: external?.includes("user:read") ?? false,
    workingComposites: since("2.32.0"),
    idListDefect: !allowLists ? "no" : isBeyondKnown(release) ? "maybe" : "yes",
    bearer: since("2.25.0"),
    lifetimePerUser: since("2.24.0"),
    userSecrets: since("2.33.0"),
  };
}
