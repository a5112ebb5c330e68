import * as z from "zod/mini";

/**
 * How we got a key. Those of `cliAuth` and `password` were made for us and are ours to delete; a `token` that was pasted,
 * the key of the `cli` and of the `environment` belong to somebody else and stay valid when we forget them.
 */
export const sessionOrigins = ["cliAuth", "password", "token", "cli", "environment"] as const;

export type SessionOrigin = (typeof sessionOrigins)[number];

/**
 * What is kept of a sign-in, under the normalised URL of its deployment. A field that is added later is optional,
 * so that records of earlier versions stay readable; a breaking change raises `version`.
 */
export const sessionRecordSchema = z.object({
  version: z.literal(1),
  /** The whole key, `<id>-<secret>`. */
  session: z.string(),
  /** Empty when the key may not read its own user. */
  userId: z.string(),
  /** The user's name, or the key's id when the key may not read its own user. */
  username: z.string(),
  origin: z.enum(sessionOrigins),
  /** ISO 8601 times. */
  signedInAt: z.string(),
  expiresAt: z.optional(z.string()),
  /** What its end was counted from when it was made or last renewed. */
  lifetimeSeconds: z.optional(z.number()),
});

export type SessionRecord = z.infer<typeof sessionRecordSchema>;

/**
 * Whether the key was made for us alone, so that it is deleted on the server when we leave.
 * @param record a session.
 */
export function isOurs({ origin }: { readonly origin: SessionOrigin }): boolean {
  return origin === "cliAuth" || origin === "password";
}
