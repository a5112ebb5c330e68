import * as z from "zod/mini";
import type { SecretKind } from "../platform/secretStore";

/**
 * How we got a key. Those of `cliAuth` and `password` were made for us and are ours to delete; a `token` that was pasted,
 * the key of the `cli` and of the `environment` belong to somebody else and stay valid when we forget them.
 */
const originSchema = z.enum(["cliAuth", "password", "token", "cli", "environment"]);

export type SessionOrigin = z.infer<typeof originSchema>;

/**
 * What is kept of a sign-in, under the normalised URL of its deployment. A field that is added later is optional,
 * so that records of earlier versions stay readable; a breaking change raises `version`.
 */
const sessionRecordSchema = z.object({
  version: z.literal(1),
  /** The whole key, `<id>-<secret>`. */
  session: z.string(),
  /** Empty when the key may not read its own user. */
  userId: z.string(),
  /** The user's name, or the key's id when the key may not read its own user. */
  username: z.string(),
  origin: originSchema,
  /** ISO 8601 times. */
  signedInAt: z.string(),
  expiresAt: z.optional(z.string()),
});

export type SessionRecord = z.infer<typeof sessionRecordSchema>;

/** One secret per deployment: windows that sign in to different ones never overwrite each other. */
export const sessionSecret: SecretKind<SessionRecord> = {
  prefix: "session:",
  schema: sessionRecordSchema,
};

/**
 * Whether the key was made for us alone, so that it is deleted on the server when we leave.
 * @param record a session.
 */
export function isOurs({ origin }: Pick<SessionRecord, "origin">): boolean {
  return origin === "cliAuth" || origin === "password";
}
