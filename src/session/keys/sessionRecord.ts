import type { UserId } from "../../coder/api/answers";
import type { Secret } from "../../core/token/secret";

/**
 * How we got a key. Keys of `cliAuth` and `password` were created for us and are ours to delete; a pasted
 * `token` and the keys of the `cli` and the `environment` belong to somebody else and stay valid when we
 * forget them.
 */
export const sessionOrigins = ["cliAuth", "password", "token", "cli", "environment"] as const;

export type SessionOrigin = (typeof sessionOrigins)[number];

/** What is stored about a sign-in, under the normalised URL of its deployment. */
export type SessionRecord = {
  readonly version: 1;
  /** The whole key, `<id>-<secret>`. */
  readonly session: Secret;
  /** Empty if the key may not read its own user. */
  readonly userId: UserId;
  /** The user's name, or the key's ID if the key may not read its own user. */
  readonly username: string;
  readonly origin: SessionOrigin;
  /** ISO 8601 times. */
  readonly signedInAt: string;
  readonly expiresAt?: string | undefined;
  /** The session lasts this long from when it was created or last renewed. */
  readonly lifetimeSeconds?: number | undefined;
};

/**
 * Whether the key was created for us alone, so that we delete it on the server when signing out.
 * @param record a session.
 */
export function isOurs({ origin }: { readonly origin: SessionOrigin }): boolean {
  return origin === "cliAuth" || origin === "password";
}
