import { hasSince, isBeyondKnown, releaseOf } from "./serverVersion";

/** What a deployment can do, as far as tokens are concerned. */
export type ServerFeatures = {
  /** Tokens can be limited to scopes (v2.27.0). Before, every token can do everything its owner can. */
  readonly scopes: boolean;
  /** Tokens can be limited to resources (v2.28.0). v2.27 silently ignores an allow list. */
  readonly allowLists: boolean;
  /** `PUT …/keys/{id}/expire` (v2.31.1). Before, a token can only be deleted. */
  readonly expire: boolean;
  /** The token list supports `include_expired` (v2.31.1). Before, it always contains the expired ones. */
  readonly includeExpired: boolean;
  /** Use no longer moves the expiry of a token (v2.35.0 and backports). */
  readonly hardExpiry: boolean;
  /** Expired tokens are kept for a while, together with their names (v2.30.0). */
  readonly keepsExpired: boolean;
  /** `user:read` can be requested (v2.31.7). Before, no narrow token can access `/users/me`. */
  readonly userRead: boolean;
  /** The `coder:workspaces.*` composites contain everything they need (v2.32.0). */
  readonly workingComposites: boolean;
  /**
   * Lists of workspaces or templates fail under an allow list with IDs: seen on v2.31.0 to v2.36.0, and the
   * cause is still in the source of v2.38. `maybe`: a release newer than all known ones.
   */
  readonly idListDefect: "no" | "yes" | "maybe";
  /** `Authorization: Bearer` is supported (v2.25.0). */
  readonly bearer: boolean;
  /** The maximum lifetime is reported per user, with a separate one for owners (v2.24.0). */
  readonly lifetimePerUser: boolean;
  /** The routes of user secrets exist (v2.33.0; the scope names are listed since v2.27.0). */
  readonly userSecrets: boolean;
};

/**
 * Determines a deployment's features from the names that its `/auth/scopes` offers (`undefined`: it has no
 * such route) and from its version text. Offered names take precedence over version numbers, and reveal the
 * release if the text does not. Releases: read from each tag v2.17.0 to v2.36.0.
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
