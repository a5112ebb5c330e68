import type { UserId } from "../../coder/api/answers";
import type { Secret } from "../../core/token/secret";

/**
 * How we got a key. Those of `cliAuth` and `password` were made for us and are ours to delete; a `token` that was pasted,
 * the key of the `cli` and of the `environment` belong to somebody else and stay valid when we forget them.
 */
export const sessionOrigins = ["cliAuth", "password", "token", "cli", "environment"] as const;

export type SessionOrigin = (typeof sessionOrigins)[number];

/** What is kept of a sign-in, under the normalised URL of its deployment. */
export type SessionRecord = {
  readonly version: 1;
  /** The whole key, `<id>-<secret>`. */
  readonly session: Secret;
  /** Empty when the key may not read its own user. */
  readonly userId: UserId;
  /** The user's name, or the key's id when the key may not read its own user. */
  readonly username: string;
  readonly origin: SessionOrigin;
  /** ISO 8601 times. */
  readonly signedInAt: string;
  readonly expiresAt?: string | undefined;
  /** What its end was counted from when it was made or last renewed. */
  readonly lifetimeSeconds?: number | undefined;
};

/**
 * Whether the key was made for us alone, so that it is deleted on the server when we leave.
 * @param record a session.
 */
export function isOurs({ origin }: { readonly origin: SessionOrigin }): boolean {
  return origin === "cliAuth" || origin === "password";
}
